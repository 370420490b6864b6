import { type CommuneView, communeAddress } from '#app/domain/commune-list.ts';
import type { Territory } from '#app/domain/permission.ts';
import { measureOf } from '#app/domain/territory-measure.ts';
import type { FoundDepartmentMap } from '#app/routes/coordination-map-department-facts.server.ts';
import { formatMeasure } from '#app/text/measure-words.ts';
import { CommuneTable } from './commune-table.tsx';
import { LeftOutList } from './left-out-list.tsx';
import { MapMethod } from './map-method.tsx';
import { MapTrail } from './map-trail.tsx';
import { MeasureFacts } from './measure-facts.tsx';
import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';
import { Paging } from './paging.tsx';
import { ReachMap } from './reach-map.tsx';
import styles from './territory-map.module.css';

/** What the map of a département shows, down to its communes. */
export function DepartmentMapPage({
  map,
  view,
  own,
}: {
  map: FoundDepartmentMap;
  view: CommuneView;
  /** What the reader coordinates: they are led up no further. */
  own: Territory['kind'];
}) {
  const words = useText();
  const { href } = words;
  const { territoryMap } = words.text;
  const { code, name, regionCode, regionName, facts } = map.department;
  const country = { name: territoryMap.country, path: '/coordination/carte' };
  const region = { name: regionName, path: `/coordination/carte/regions/${regionCode}` };
  const above = own === 'country' ? [country, region] : own === 'region' ? [region] : [];
  const share = formatMeasure(measureOf(facts, 'couverture'), 'couverture', words);
  return (
    <>
      <PageHeading
        kicker={<MapTrail campaign={map.campaign} above={above} />}
        title={territoryMap.titleOf(name)}
        lead={territoryMap[map.sessions === 'held' ? 'leadHeld' : 'lead'](name, share)}
      >
        <p className="row no-print">
          <a href={href(`/coordination/messages/nouveau?departement=${code}&etat=sans-atelier`)}>
            {territoryMap.department.write}
          </a>
          <a href={href(`/departements/${code}`)}>{territoryMap.department.public}</a>
        </p>
      </PageHeading>
      <div className={styles.layout}>
        <section className="stack" aria-labelledby="carte-titre">
          <h2 id="carte-titre">{territoryMap.mapTitle}</h2>
          <ReachMap facts={map.reach} />
        </section>
        <section className="stack" aria-labelledby="bref-titre">
          <h2 id="bref-titre">{territoryMap.department.facts}</h2>
          <MeasureFacts facts={facts} national={map.national} />
        </section>
      </div>
      <LeftOutList
        leftOut={map.leftOut}
        address={(farPage) => `${communeAddress(code, { ...view, farPage })}#loin`}
      />
      <section className="stack" id="communes" aria-labelledby="communes-titre">
        <h2 id="communes-titre">{territoryMap.department.communes}</h2>
        <CommuneTable
          communes={map.communes}
          departmentCode={code}
          sorting={view.sorting}
          address={(sorting) => `${communeAddress(code, { sorting, page: 1, farPage: 1 })}#communes`}
        />
        <Paging
          page={map.page}
          pages={map.pages}
          address={(page) => `${communeAddress(code, { ...view, page })}#communes`}
        />
      </section>
      <MapMethod sessions={map.sessions} exact={map.exact} />
    </>
  );
}
