import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Table } from '#app/feeds/table.ts';
import { type CsvReader, csvPieces } from '#app/feeds/table-csv.ts';
import { workbookPieces } from '#app/feeds/table-workbook.server.ts';
import { readWorkbook } from '#app/forms/workbook.server.ts';

type Row = { name: string; day: string | null; people: number; open: boolean; code: string };

const table: Table<Row> = {
  columns: [
    { key: 'name', type: 'text', cell: ({ name }) => name },
    { key: 'day', type: 'day', cell: ({ day }) => day },
    { key: 'people', type: 'integer', cell: ({ people }) => people },
    { key: 'open', type: 'yes_no', cell: ({ open }) => open },
    { key: 'code', type: 'code', cell: ({ code }) => code },
  ],
  headings: ['Nom', 'Jour', 'Personnes', 'Ouvert', 'Code'],
};
const words = { yes: 'oui', no: 'non' };
const row: Row = { name: 'Été "à" Guéret; 2', day: '2027-05-18', people: 12, open: true, code: '01004' };

async function* pages<Value>(...all: Value[][]): AsyncGenerator<Value[]> {
  for (const page of all) yield page;
}

async function whole(pieces: AsyncGenerator<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const csvOf = async (rows: Row[], reader: CsvReader) =>
  (await whole(csvPieces(table, pages(rows), reader, words))).toString();

const bookOf = (rows: Row[][]) =>
  whole(
    workbookPieces(table, pages(...rows), {
      sheetName: 'Essai & co',
      words,
      remarks: { sheetName: 'À lire', lines: ['=1+1', 'Deux'] },
    }),
  );

/** What the first sheet shows, read by the reader of mediators' own sheets. */
async function shown(book: Buffer): Promise<string[][]> {
  const outcome = await readWorkbook(book);
  if (outcome.kind !== 'sheet') throw new Error(outcome.kind);
  return outcome.sheet.rows.map(({ cells }) => cells);
}

describe('a table as CSV', () => {
  it('is what people’s spreadsheets open: with its mark, semicolons, days and words as they are written', async () => {
    const csv = await csvOf([row], 'people');
    expect(csv.startsWith('\ufeffNom;Jour;')).toBe(true);
    expect(parse(csv, { bom: true, delimiter: ';' })).toEqual([
      table.headings,
      ['Été "à" Guéret; 2', '18/05/2027', '12', 'oui', '01004'],
    ]);
  });

  it('is what programs read: without a mark, commas, days and booleans as they are stored', async () => {
    const csv = await csvOf([row, { ...row, day: null, open: false }], 'programs');
    expect(csv.startsWith('Nom,Jour,')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(parse(csv)).toEqual([
      table.headings,
      ['Été "à" Guéret; 2', '2027-05-18', '12', 'true', '01004'],
      ['Été "à" Guéret; 2', '', '12', 'false', '01004'],
    ]);
  });

  it.each(['people', 'programs'] as const)('has headings when it has no row (%s)', async (reader) => {
    expect((await csvOf([], reader)).trim().split('\n')).toHaveLength(1);
  });

  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '＝1'])('keeps %j from being a formula', async (name) => {
    for (const reader of ['people', 'programs'] as const) {
      const delimiter = reader === 'people' ? ';' : ',';
      const rows: string[][] = parse(await csvOf([{ ...row, name, code: name }], reader), {
        bom: true,
        delimiter,
      });
      expect(rows[1]?.[0]).toBe(`'${name}`);
      expect(rows[1]?.[4]).toBe(`'${name}`);
    }
  });

  it('leaves numbers below zero numbers', async () => {
    expect(await csvOf([{ ...row, people: -3 }], 'programs')).toContain(',-3,');
  });
});

describe('a table as a workbook', () => {
  it('is read back equal, with dates as dates, numbers as numbers and codes as texts', async () => {
    expect(await shown(await bookOf([[row], [{ ...row, day: null, open: false, people: 0 }]]))).toEqual([
      table.headings,
      ['Été "à" Guéret; 2', '18/05/2027', '12', 'oui', '01004'],
      ['Été "à" Guéret; 2', '', '0', 'non', '01004'],
    ]);
  });

  it('has a second sheet that says how it is to be read', async () => {
    const parts = unzipSync(await bookOf([[row]]));
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="Essai &amp; co"');
    const remarks = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    expect(remarks).toContain('>Deux<');
    expect(remarks).toContain(">'=1+1<");
  });

  it.each(['=1+1', '+33', '-2', '@SUM(A1)'])('holds %j as a text with its apostrophe', async (name) => {
    const [, first] = await shown(await bookOf([[{ ...row, name }]]));
    expect(first?.[0]).toBe(`'${name}`);
  });

  it('holds whatever somebody typed: signs of XML, signs that it cannot hold, a very long text', async () => {
    const typed = `<b>&amp; "x" \u0000\u0008\ud83d fin`;
    const [, first, second] = await shown(
      await bookOf([
        [
          { ...row, name: typed },
          { ...row, name: `${'a'.repeat(32_766)}😀` },
        ],
      ]),
    );
    expect(first?.[0]).toBe('<b>&amp; "x"  fin');
    expect(second?.[0]?.startsWith('aaaa')).toBe(true);
    const parts = unzipSync(await bookOf([[{ ...row, name: `${'a'.repeat(32_766)}😀` }]]));
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(Math.max(...[...xml.matchAll(/>(a+)</g)].map(([, text = '']) => text.length))).toBe(32_766);
  });
});

describe('a table of many pages', () => {
  const PAGES = 40;
  const writers: [string, (all: AsyncGenerator<Row[]>) => AsyncGenerator<Uint8Array>][] = [
    ['CSV', (all) => csvPieces(table, all, 'people', words)],
    [
      'XLSX',
      (all) => workbookPieces(table, all, { sheetName: 'A', words, remarks: { sheetName: 'B', lines: [] } }),
    ],
  ];

  it.each(writers)('is written as it is read, in pieces of a page (%s)', async (_, write) => {
    let read = 0;
    async function* rows(): AsyncGenerator<Row[]> {
      for (; read < PAGES; read += 1)
        yield Array.from({ length: 250 }, (_, line): Row => ({ ...row, people: read * 250 + line }));
    }
    const sizes: number[] = [];
    for await (const piece of write(rows())) {
      sizes.push(piece.length);
      // No page is read before the pieces of the last one are taken.
      if (sizes.length === 1) expect(read).toBe(0);
    }
    expect(read).toBe(PAGES);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(20_000);
    expect(Math.max(...sizes)).toBeLessThan(Math.max(40_000, total / 2));
  });

  it.each(writers)('is no longer read when nobody takes it any more (%s)', async (_, write) => {
    let left = false;
    async function* rows(): AsyncGenerator<Row[]> {
      try {
        for (;;) yield Array.from({ length: 250 }, () => row);
      } finally {
        left = true;
      }
    }
    const pieces = write(rows());
    for (let taken = 0; taken < 20; taken += 1) await pieces.next();
    await pieces.return(undefined);
    expect(left).toBe(true);
  });
});
