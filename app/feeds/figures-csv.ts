import { stringify } from 'csv-stringify/sync';
import type { Targets } from '#app/domain/campaign.ts';
import { localDate } from '#app/domain/local-time.ts';
import type { Totals } from '#app/domain/totals.ts';
import type { Text } from '#app/text/locale.ts';

/** One line of the file: the whole country, a region or a département. */
export type FiguresLine = {
  level: 'country' | 'region' | 'department';
  code: string;
  name: string;
  regionName: string;
  population: number;
  totals: Totals;
  targets: Targets;
};

/**
 * The figures as French spreadsheets open them: UTF-8 with its mark, semicolons, CRLF. Names are ours, but every cell
 * is kept from being read as a formula all the same.
 */
export function makeFiguresCsv(
  campaign: { name: string; slug: string; archivedAt: string | null },
  lines: readonly FiguresLine[],
  text: Text['figures'],
): string {
  const { columns, levels } = text.csv;
  const frozenOn = campaign.archivedAt === null ? '' : localDate(campaign.archivedAt, 'Europe/Paris');
  const rows = lines.map(({ level, code, name, regionName, population, totals, targets }) => [
    campaign.name,
    levels[level],
    code,
    name,
    regionName,
    population,
    totals.events,
    targets.events,
    totals.seatsOffered,
    targets.seats,
    totals.participants.total,
    targets.participants,
    totals.participants.checkedIn,
    totals.participants.counted,
    totals.participants.estimated,
    totals.participants.registered,
    totals.toVerify,
    frozenOn,
  ]);
  return stringify([columns, ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}
