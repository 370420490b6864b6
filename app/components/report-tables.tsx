import type { ReactNode } from 'react';
import { measureOf } from '#app/domain/territory-measure.ts';
import type { ReportLine, ReportPart } from '#app/domain/territory-report.ts';
import type { Totals } from '#app/domain/totals.ts';
import type { FoundReport } from '#app/routes/coordination-territory-report-facts.server.ts';
import { formatNumber } from '#app/text/format.ts';
import { formatReportRate, partName, type TotalsColumn, totalsColumns } from '#app/text/report-words.ts';
import { useText } from './page-context.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import '#app/styles/figures.css';

/** The tables of a report. On paper they go on from page to page with their heads. */

/** Regions and départements: what happened there, then rates. */
export function TerritoryFigures({ report: { tables, facts, rates } }: { report: FoundReport }) {
  const { text, locale } = useText();
  const words = text.territoryReport.tables;
  return tables.map(({ level, lines }) => (
    <section key={level}>
      <h2>{words[level].title}</h2>
      <ReportTable
        id={`report-${level}`}
        caption={words.figures}
        heads={[words[level].head, ...totalsColumns(text).map(({ head }) => head), words.target]}
        rows={lines.map((line) => ({
          key: line.code,
          head: <LineName line={line} withCode={level === 'departments'} />,
          cells: [
            ...totalsCells(line.facts.totals, totalsColumns(text), locale),
            formatReportRate(measureOf(line.facts, 'objectif'), text, locale),
          ],
          gap: line.facts.totals.events === 0,
        }))}
        foot={{
          key: 'total',
          head: words.total,
          cells: [
            ...totalsCells(facts.totals, totalsColumns(text), locale),
            formatReportRate(measureOf(facts, 'objectif'), text, locale),
          ],
        }}
      />
      <ReportTable
        id={`report-rates-${level}`}
        caption={`${words.rates}. ${words.nothingMeaning}`}
        heads={[
          words[level].head,
          words.fill,
          words.noShow,
          words.reportsIn,
          words.coverage,
          words.events,
          words.seats,
        ]}
        rows={lines.map((line) => ({
          key: line.code,
          head: <LineName line={line} withCode={level === 'departments'} />,
          cells: rateCells(line),
        }))}
        foot={{ key: 'total', head: words.total, cells: rateCells({ facts, rates }) }}
      />
    </section>
  ));

  function rateCells({ facts, rates }: Pick<ReportLine, 'facts' | 'rates'>): string[] {
    const rate = (value: number | undefined) => formatReportRate(value, text, locale);
    const perInhabitants = (measure: 'evenements' | 'places') => {
      const value = measureOf(facts, measure);
      return value === undefined ? words.nothing : formatNumber(value, locale, { maximumFractionDigits: 1 });
    };
    return [
      rate(rates.fill),
      rate(rates.noShow),
      rate(rates.reportsIn),
      rate(measureOf(facts, 'couverture')),
      perInhabitants('evenements'),
      perInhabitants('places'),
    ];
  }
}

function LineName({ line: { code, name }, withCode }: { line: ReportLine; withCode: boolean }) {
  return (
    <>
      {name}
      {withCode && <span className="soft small"> {code}</span>}
    </>
  );
}

/** The communes of a département that have a session. */
export function CommuneFigures({ report: { communes, facts } }: { report: FoundReport }) {
  const { text, locale } = useText();
  const words = text.territoryReport.tables;
  if (communes === undefined) return null;
  const { lines, others, online } = communes;
  const columns = totalsColumns(text);
  const cells = (totals: Totals, population?: number) => [
    population === undefined ? '' : formatNumber(population, locale),
    ...totalsCells(totals, columns, locale),
  ];
  const rows = [
    ...lines.map(({ code, name, population, totals }) => ({
      key: code,
      head: name,
      cells: cells(totals, population),
    })),
    ...(others ? [{ key: 'others', head: words.others(others.communes), cells: cells(others.totals) }] : []),
    ...(online ? [{ key: 'online', head: words.online, cells: cells(online) }] : []),
  ];
  return (
    <section>
      <h2>{words.communes.title}</h2>
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ReportTable
          id="report-communes"
          caption={words.figures}
          heads={[words.communes.head, words.population, ...columns.map(({ head }) => head)]}
          rows={rows}
          foot={{
            key: 'total',
            head: words.total,
            cells: cells(facts.totals, facts.coverage.population),
          }}
        />
      )}
    </section>
  );
}

/** Programmes, audiences and formats, each with the make-up of its participants. */
export function PartFigures({ report: { parts, programmes } }: { report: FoundReport }) {
  const { text, locale } = useText();
  const words = text.territoryReport.parts;
  const columns = totalsColumns(text);
  const tables = [
    { kind: 'programmes', title: words.programmes, head: words.programme },
    { kind: 'audiences', title: words.audiences, head: words.audience },
    { kind: 'formats', title: words.formats, head: words.format },
  ] as const;
  if (parts.formats.length === 0) return <p>{text.territoryReport.tables.none}</p>;
  return tables.map(({ kind, title, head }) => (
    <ReportTable
      key={kind}
      id={`report-${kind}`}
      caption={title}
      heads={[head, ...columns.map((column) => column.head)]}
      rows={parts[kind].map(({ code, totals }: ReportPart) => ({
        key: code,
        head: partName(kind, code, text, programmes),
        cells: totalsCells(totals, columns, locale),
      }))}
    />
  ));
}

/** What reports tell of who came, group by group. */
export function TallyTables({ report: { tallies, reports } }: { report: FoundReport }) {
  const { text, locale } = useText();
  const words = text.territoryReport.tallies;
  if (tallies.length === 0) return <p>{words.none}</p>;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <>
      <p>{words.lead}</p>
      {tallies.map(({ group, people, reports: told, categories }) => (
        <ReportTable
          key={group}
          id={`report-${group}`}
          caption={words.caption(
            text.reports.groups[group],
            people,
            number(people),
            number(told),
            number(reports),
          )}
          heads={[words.category, words.people, words.share]}
          rows={categories.map((line) => ({
            key: line.category,
            head: text.reports.categories[line.category],
            cells: [number(line.people), formatReportRate(line.people / people, text, locale)],
          }))}
        />
      ))}
    </>
  );
}

function totalsCells(
  totals: Totals,
  columns: readonly TotalsColumn[],
  locale: Parameters<typeof formatNumber>[1],
): string[] {
  return columns.map(({ value }) => formatNumber(value(totals), locale));
}

type Row = { key: string; head: ReactNode; cells: readonly string[]; gap?: boolean };

function ReportTable({
  id,
  caption,
  heads,
  rows,
  foot,
}: {
  id: string;
  caption: string;
  heads: readonly string[];
  rows: readonly Row[];
  foot?: Row;
}) {
  const { text } = useText();
  const cells = (row: Row) =>
    row.cells.map((cell, place) => (
      <td key={heads[place + 1]}>
        {place === 0 && row.gap ? <strong>{text.figures.noEvent}</strong> : cell}
      </td>
    ));
  return (
    <ScrollFrame labelledBy={id}>
      <table className="figures-table report-table">
        <caption id={id}>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.gap ? 'figures-gap' : undefined}>
              <th scope="row">{row.head}</th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <th scope="row">{foot.head}</th>
              {cells(foot)}
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollFrame>
  );
}
