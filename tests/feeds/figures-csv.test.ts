import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { noTotals } from '#app/domain/totals.ts';
import { makeFiguresCsv } from '#app/feeds/figures-csv.ts';
import { textIn } from '#app/text/locale.ts';

const line = {
  level: 'department',
  code: '23',
  name: 'Creuse; "la verte"',
  regionName: 'Nouvelle-Aquitaine',
  population: 115_000,
  totals: { ...noTotals, events: 3 },
  targets: { events: 5, seats: 60, participants: 50 },
} as const;

it('is read back equal by a parser, with the mark that spreadsheets look for', () => {
  const csv = makeFiguresCsv(
    { name: 'Semaine é', slug: 's', archivedAt: null },
    [line],
    textIn('fr').figures,
  );
  expect(csv.startsWith('\ufeff')).toBe(true);
  const rows: string[][] = parse(csv, { bom: true, delimiter: ';' });
  expect(rows[0]).toEqual(textIn('fr').figures.csv.columns);
  expect(rows[1]?.slice(0, 8)).toEqual([
    'Semaine é',
    'Département',
    '23',
    'Creuse; "la verte"',
    'Nouvelle-Aquitaine',
    '115000',
    '3',
    '5',
  ]);
});

it('says on each line since which day in Paris the figures are frozen', () => {
  const campaign = { name: 'Semaine é', slug: 's', archivedAt: '2027-06-30T22:30:00.000Z' };
  const rows: string[][] = parse(makeFiguresCsv(campaign, [line, line], textIn('fr').figures), {
    bom: true,
    delimiter: ';',
  });
  expect(rows.map((row) => row.at(-1))).toEqual(['Chiffres arrêtés le', '2027-07-01', '2027-07-01']);
});

it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1'])('keeps %j from being read as a formula', (name) => {
  const csv = makeFiguresCsv(
    { name, slug: 's', archivedAt: null },
    [{ ...line, name }],
    textIn('fr').figures,
  );
  const rows: string[][] = parse(csv, { bom: true, delimiter: ';' });
  expect(rows[1]?.[0]).toBe(`'${name}`);
  expect(rows[1]?.[3]).toBe(`'${name}`);
});
