import { type Figure, figureOf, gradedFigures } from '#app/domain/figure.ts';
import type { Totals } from '#app/domain/totals.ts';
import { formatInstant, formatNumber } from './format.ts';
import type { Locale, Text } from './locale.ts';

/** What the page and the paper of a territory's report write alike. */

/** A column of figures; participants never without those that show how they are known. */
export type TotalsColumn = { figure: Figure; head: string; value: (totals: Totals) => number };

export function totalsColumns({ figures: { columns }, territoryReport: { tables } }: Text): TotalsColumn[] {
  const heads: [Figure, string][] = [
    ['events', columns.events],
    ['seats', columns.seats],
    ['participants', tables.participants],
    ...gradedFigures.map((figure): [Figure, string] => [figure, columns[figure]]),
    ['toVerify', columns.toVerify],
  ];
  return heads.map(([figure, head]) => ({ figure, head, value: (totals) => figureOf(totals, figure) }));
}

/** A rate in whole per cent; a dash where there is nothing to divide by. Nearly all is not all. */
export function formatReportRate(rate: number | undefined, text: Text, locale: Locale): string {
  if (rate === undefined || Number.isNaN(rate)) return text.territoryReport.tables.nothing;
  const shown = rate > 0.99 && rate < 1 ? 0.99 : rate;
  return formatNumber(shown, locale, { style: 'percent' });
}

/** What a programme, an audience or a format is called; its code where no menu knows it. */
export function partName(
  kind: 'programmes' | 'audiences' | 'formats',
  code: string,
  { vocabulary }: Text,
  programmes: readonly { slug: string; name: string }[],
): string {
  if (kind === 'programmes') {
    if (code === 'autre') return vocabulary.otherProgramme;
    return programmes.find(({ slug }) => slug === code)?.name ?? code;
  }
  const names: Partial<Record<string, string>> = vocabulary[kind];
  return names[code] ?? code;
}

/** What the map of a département shows. */
export function reachWords({ shapes }: { shapes: readonly unknown[] }, text: Text): string {
  const { reach, noOutline } = text.territoryReport.map;
  return shapes.length > 0 ? `${reach}.` : `${reach}. ${noOutline}`;
}

/** Whether figures can still change: of a week that is not over, of one that is, of one whose figures are archived. */
export function reportStateWords(
  state: 'before' | 'during' | 'after',
  archivedAt: string | null,
  text: Text,
  locale: Locale,
): string {
  return archivedAt === null
    ? text.territoryReport.states[state]
    : text.archive.asOf(formatInstant(archivedAt, 'Europe/Paris', locale, 'date'));
}
