import { type MapView, mapAddress } from '#app/domain/map-view.ts';
import { measureOf } from '#app/domain/territory-measure.ts';
import type { FoundMap } from '#app/routes/coordination-map-facts.server.ts';
import { formatMeasure } from '#app/text/measure-words.ts';
import { LeftOutList } from './left-out-list.tsx';
import { MapChoices } from './map-choices.tsx';
import { MapMethod } from './map-method.tsx';
import { MapTrail } from './map-trail.tsx';
import { MeasureTable } from './measure-table.tsx';
import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';
import styles from './territory-map.module.css';
import { TerritoryMap } from './territory-map.tsx';

/** What the map of the country, of a region or of a coordinator's own département shows, and the same as a table. */
export function TerritoryMapPage({
  map,
  path,
  view,
  hasAbove,
}: {
  map: FoundMap;
  path: string;
  view: MapView;
  /** Whether the whole country's map is for the reader too, and not this one. */
  hasAbove: boolean;
}) {
  const words = useText();
  const { territoryMap } = words.text;
  const { measure, sorting } = view;
  const name = map.name ?? territoryMap.country;
  const share = formatMeasure(measureOf(map.total, 'couverture'), 'couverture', words);
  const territories = map.lines.map(({ facts, ...line }) => ({ ...line, value: measureOf(facts, measure) }));
  return (
    <>
      <PageHeading
        kicker={
          <MapTrail
            campaign={map.campaign}
            above={hasAbove ? [{ name: territoryMap.country, path: '/coordination/carte' }] : []}
          />
        }
        title={map.name === undefined ? territoryMap.title : territoryMap.titleOf(map.name)}
        lead={territoryMap[map.sessions === 'held' ? 'leadHeld' : 'lead'](name, share)}
      >
        {map.area === 'department' && map.lines[0] && (
          <p className="no-print">
            <a href={words.href(map.lines[0].path)}>{territoryMap.toCommunes}</a>
          </p>
        )}
      </PageHeading>
      <MapChoices path={path} view={view} withDetail={map.area === 'country'} />
      <div className={styles.layout}>
        <section className="stack" aria-labelledby="carte-titre">
          <h2 id="carte-titre">{territoryMap.measures[measure]}</h2>
          <a className="visually-hidden" href="#tableau">
            {territoryMap.skip}
          </a>
          <TerritoryMap
            measure={measure}
            bounds={map.bounds}
            average={map.average}
            territories={territories}
            sheet={map.sheet}
            labels={map.byRegion ? 'value' : 'code'}
          />
        </section>
        <section className="stack" id="tableau" tabIndex={-1} aria-labelledby="tableau-titre">
          <h2 id="tableau-titre">{territoryMap.table.title}</h2>
          <MeasureTable
            id="tableau-legende"
            head={map.byRegion ? territoryMap.table.region : territoryMap.table.department}
            territories={map.lines}
            total={map.total}
            measure={measure}
            bounds={map.bounds}
            sorting={sorting}
            address={(other) => `${mapAddress(path, { ...view, sorting: other, farPage: 1 })}#tableau`}
            withCodes={!map.byRegion}
          />
        </section>
      </div>
      <LeftOutList
        leftOut={map.leftOut}
        address={(farPage) => `${mapAddress(path, { ...view, farPage })}#loin`}
      />
      <MapMethod sessions={map.sessions} exact={map.exact} />
    </>
  );
}
