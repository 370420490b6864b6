import type { Targets } from '#app/domain/campaign.ts';
import type { FoundReport } from '#app/routes/coordination-territory-report-facts.server.ts';
import { farNames } from '#app/text/far-communes.ts';
import { formatDays, formatInstant, formatNumber } from '#app/text/format.ts';
import { reachWords, reportStateWords } from '#app/text/report-words.ts';
import { FiguresMethod } from './figures-method.tsx';
import { MakeUpTable } from './make-up-table.tsx';
import { MapMethod } from './map-method.tsx';
import { Meter } from './meter.tsx';
import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';
import { ParticipantsMakeUp, ToVerify } from './participants.tsx';
import { ReachMap } from './reach-map.tsx';
import { ReportComments } from './report-comments.tsx';
import { CommuneFigures, PartFigures, TallyTables, TerritoryFigures } from './report-tables.tsx';
import { TerritoryChoice } from './territory-choice.tsx';
import { TerritoryMap } from './territory-map.tsx';
import { WeekRateList } from './week-rate-list.tsx';
import '#app/styles/figures.css';
import styles from './territory-report.module.css';

export type ReportLinks = {
  pdf: string;
  choices: Parameters<typeof TerritoryChoice>[0]['choices'];
  editions: { slug: string; name: string }[];
};

/** The report of a territory, to read, to hear and to print: the same parts in the same order as the PDF. */
export function TerritoryReport({ report, links }: { report: FoundReport; links: ReportLinks }) {
  const { text } = useText();
  const words = text.territoryReport;
  return (
    <>
      <Heading report={report} links={links} />
      <section>
        <h2>{words.meters}</h2>
        <Meters report={report} />
        <MakeUpTable totals={report.facts.totals} />
      </section>
      <section>
        <h2>{words.rates}</h2>
        <WeekRateList counts={report.counts} rates={report.rates} />
        <Coverage report={report} />
      </section>
      <section className={styles.map}>
        <h2>{words.map.title}</h2>
        <ReportMap map={report.map} />
      </section>
      <TerritoryFigures report={report} />
      <CommuneFigures report={report} />
      <section>
        <h2>{words.parts.title}</h2>
        <PartFigures report={report} />
      </section>
      <section>
        <h2>{words.tallies.title}</h2>
        <TallyTables report={report} />
      </section>
      <section>
        <h2>{words.comments.title}</h2>
        <ReportComments comments={report.comments} />
      </section>
      <section>
        <h2>{words.method.title}</h2>
        <FiguresMethod />
        <ul>
          <li>{words.method.rates}</li>
          <li>{words.method.tallies}</li>
          <li>{words.method.comments}</li>
          <li>{words.method.sources}</li>
        </ul>
      </section>
      <MapMethod {...report.coverage} />
    </>
  );
}

function Heading({ report, links }: { report: FoundReport; links: ReportLinks }) {
  const { text, locale, href } = useText();
  const words = text.territoryReport;
  const { campaign, territory, asOf, state } = report;
  const time = (style: 'date' | 'time') => formatInstant(asOf, 'Europe/Paris', locale, style);
  return (
    <>
      <PageHeading
        kicker={words.days(campaign.name, formatDays(campaign.startsOn, campaign.endsOn, locale))}
        title={words.titleOf(territory)}
      >
        <p>
          {words.asOf(time('date'), time('time'))}{' '}
          {reportStateWords(state, campaign.archivedAt, text, locale)}
        </p>
        <p className="row no-print">
          <a className="button" href={href(links.pdf)}>
            {words.pdf}
          </a>
          <button type="button" className="button button-quiet" data-island="print" hidden>
            {words.print}
          </button>
        </p>
        <p className="soft small no-print">{words.pdfHint}</p>
      </PageHeading>
      <TerritoryChoice choices={links.choices} path="/coordination/rapport">
        {links.editions.length > 1 ? (
          <div className="field">
            <label htmlFor="edition">{words.edition}</label>
            <select id="edition" name="edition" className="input" defaultValue={campaign.slug}>
              {links.editions.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ) : undefined}
      </TerritoryChoice>
    </>
  );
}

/** As they stand at that moment: unlike those of the other pages, they do not move by themselves. */
function Meters({ report: { facts, origins } }: { report: FoundReport }) {
  const { text, locale } = useText();
  const { of, labels } = text.figures.summary;
  const { totals, targets } = facts;
  const label = (figure: keyof Targets, name: string) => {
    if (targets[figure] === 0) return name;
    const origin = origins[figure] === 'computed' ? ` (${text.targets.origins.computed})` : '';
    return `${of(name, formatNumber(targets[figure], locale))}${origin}`;
  };
  return (
    <div className="totals-summary">
      <Meter
        id="report-events"
        value={totals.events}
        target={targets.events}
        label={label('events', labels.events(totals.events))}
      />
      <Meter
        id="report-seats"
        value={totals.seatsOffered}
        target={targets.seats}
        label={label('seats', labels.seats(totals.seatsOffered))}
      />
      <Meter
        id="report-participants"
        value={totals.participants.total}
        target={targets.participants}
        label={label('participants', labels.participants(totals.participants.total))}
      >
        <ParticipantsMakeUp participants={totals.participants} />
        <ToVerify count={totals.toVerify} />
      </Meter>
    </div>
  );
}

/** How many inhabitants are near a session, and the communes that are far from all. */
function Coverage({ report: { facts, coverage, far } }: { report: FoundReport }) {
  const { text, locale } = useText();
  const words = text.territoryReport.coverage;
  const number = (value: number) => formatNumber(value, locale);
  const { covered, population } = facts.coverage;
  return (
    <>
      <p>{words[coverage.sessions](number(covered), number(population))}.</p>
      {far.communes > 0 && (
        <p>
          {words.far(far.communes, number(far.communes), number(far.people))} {farNames(far, text, locale)}
        </p>
      )}
    </>
  );
}

function ReportMap({ map }: { map: FoundReport['map'] }) {
  const { text } = useText();
  const words = text.territoryReport.map;
  if (map.kind === 'reach') {
    return (
      <>
        <p>{reachWords(map.reach.drawing, text)}</p>
        <ReachMap facts={map.reach} />
      </>
    );
  }
  return (
    <>
      <p>
        {words[map.measure === 'objectif' ? 'objectif' : 'evenements']}. {words.repeated}
      </p>
      <TerritoryMap {...map} labels="code" />
    </>
  );
}
