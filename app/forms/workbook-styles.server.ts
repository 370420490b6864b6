import type { PartReader } from './workbook.server.ts';

/** Formats that every workbook knows and does not describe (ECMA-376 part 1, 18.8.30): dates and hours among them. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** The numbers of the cell styles that show a number as a date or an hour. */
export async function readStyles(parse: (reader: PartReader) => Promise<void>): Promise<Set<number>> {
  const ownDates = new Set<number>();
  const styles = new Set<number>();
  let inCellFormats = false;
  let style = 0;
  await parse({
    open(name, attributes) {
      if (name === 'numFmt' && isDateFormat(attributes.formatCode ?? ''))
        ownDates.add(Number(attributes.numFmtId));
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const format = Number(attributes.numFmtId ?? 0);
      if (BUILT_IN_DATES.has(format) || ownDates.has(format)) styles.add(style);
      style += 1;
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** Whether a format has letters of a date outside of quotes, brackets and escapes: `dd/mm/yyyy`, `[h]:mm`. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replaceAll('&quot;', '"')
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[dmhsy]/i.test(bare) && !/general/i.test(bare);
}
