import { describe, expect, it } from 'vitest';
import { exportTables } from '#app/feeds/export-tables.ts';
import { openSessionColumns, openTotalColumns, openVenueColumns } from '#app/feeds/open-tables.ts';
import type { ColumnType } from '#app/feeds/table.ts';
import { locales, textIn } from '#app/text/locale.ts';

const url = 'https://semainier.example';
const files = {
  ateliers: openSessionColumns(url),
  lieux: openVenueColumns(url),
  territoires: openTotalColumns(),
};

/** How a cell of each type is written in a file. */
const SHAPES: Record<ColumnType, RegExp> = {
  text: /^\S(.*\S)?$/,
  code: /^\S+$/,
  integer: /^\d+$/,
  decimal: /^-?\d+\.\d+$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  yes_no: /^(true|false)$/,
  web: /^https?:\/\/\S+$/,
};

describe.each(Object.entries(files))('the columns of %s.csv', (file, columns) => {
  it('are those that the dictionary explains, no more and no fewer, in every language', () => {
    for (const locale of locales) {
      const { meanings } = textIn(locale).openData;
      const explained = Object.entries(meanings).find(([name]) => name === file)?.[1] ?? {};
      expect(Object.keys(explained).sort()).toEqual(columns.map(({ key }) => String(key)).sort());
    }
  });

  it('have names that programs read: lower case, without accents, each once', () => {
    const names = columns.map(({ key }) => String(key));
    expect(names.filter((name) => !/^[a-z][a-z_]*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('have examples of their types', () => {
    const strays = columns.filter(({ type, example }) => !SHAPES[type].test(example));
    expect(strays.map(({ key, example }) => [key, example])).toEqual([]);
  });
});

describe('the columns of a coordinator’s table', () => {
  it.each(locales)('have a heading each, and no two the same (%s)', (locale) => {
    for (const { columns, headings } of Object.values(exportTables(textIn(locale), url))) {
      expect(headings).toHaveLength(columns.length);
      expect(new Set(headings).size).toBe(headings.length);
      expect(headings.filter((heading) => heading.trim() === '')).toEqual([]);
    }
  });

  it('use every heading that there is', () => {
    const tables = Object.values(exportTables(textIn('fr'), url));
    const used = new Set(tables.flatMap(({ headings }) => headings));
    expect([...used].sort()).toEqual([...new Set(Object.values(textIn('fr').exports.columns))].sort());
  });
});
