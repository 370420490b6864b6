/**
 * Reads what a PDF says, by what its format promises (ISO 32000): pages, and the letters of each page found through the fonts'
 * own tables. Spaces are not drawn as a rule, so none come back; runs from right to left come as they stand from the left.
 */
import { inflateSync } from 'node:zlib';

export type ReadPdf = {
  title: string;
  /** The letters of each page in the order in which they were drawn. */
  pages: string[];
  /** Addresses that can be touched. */
  links: string[];
  /** Width and height of the first page, in points. */
  size: [number, number];
};

export function readPdf(bytes: Uint8Array): ReadPdf {
  const source = Buffer.from(bytes).toString('latin1');
  if (!source.startsWith('%PDF-') || !source.trimEnd().endsWith('%%EOF')) throw new Error('This is no PDF.');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of source.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    objects.set(id, body);
  }
  const get = (id: string | undefined) => objects.get(id ?? '') ?? '';
  const fonts = new Map<string, Map<string, string>>();
  const lettersOf = (id: string) => {
    const known = fonts.get(id) ?? readLetters(streamOf(get(/\/ToUnicode (\d+) 0 R/.exec(get(id))?.[1])));
    fonts.set(id, known);
    return known;
  };
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  const [, width = '', height = ''] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pages[0] ?? '') ?? [];
  return {
    title: readTitle(/\/Title (<[0-9A-F]*>|\((?:\\.|[^\\)])*\))/.exec(source)?.[1] ?? ''),
    pages: pages.map((page) => {
      const names = new Map(
        [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]),
      );
      const contents = streamOf(get(/\/Contents (\d+) 0 R/.exec(page)?.[1]));
      return readContents(contents, (font) => lettersOf(names.get(font) ?? ''))
        .normalize('NFC')
        .replace(/\s/g, '');
    }),
    links: [...source.matchAll(/\/URI \(([^)]*)\)/g)].map(([, address = '']) => address),
    size: [Number(width), Number(height)],
  };
}

function streamOf(body: string): string {
  const begin = /stream\r?\n/.exec(body);
  if (!begin) return '';
  const bytes = Buffer.from(
    body.slice(begin.index + begin[0].length, body.lastIndexOf('\nendstream')),
    'latin1',
  );
  return (/\/FlateDecode/.test(body) ? inflateSync(bytes) : bytes).toString('latin1');
}

/** A ToUnicode table: from a glyph's code, in hexadecimal digits, to letters. */
function readLetters(table: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, lines = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of lines.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)>/g)) {
      letters.set(code, fromUtf16(text));
    }
  }
  for (const [, lines = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', text = ''] of lines.matchAll(
      /<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>/g,
    )) {
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code++) {
        const point = Number.parseInt(text, 16) + code - Number.parseInt(from, 16);
        letters.set(hex(code, from.length), String.fromCharCode(point));
      }
    }
  }
  return letters;
}

function readContents(contents: string, lettersOf: (font: string) => Map<string, string>): string {
  let letters = new Map<string, string>();
  let read = '';
  for (const [, font, codes = ''] of contents.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj/g)) {
    if (font !== undefined) letters = lettersOf(font);
    const width = [...letters.keys()][0]?.length ?? 2;
    for (let at = 0; at < codes.length; at += width) read += letters.get(codes.slice(at, at + width)) ?? '';
  }
  return read;
}

function readTitle(written: string): string {
  if (written.startsWith('<')) return fromUtf16(written.slice(5, -1));
  return written.slice(1, -1).replace(/\\(.)/g, '$1');
}

function fromUtf16(digits: string): string {
  return Buffer.from(digits, 'hex').swap16().toString('utf16le');
}

function hex(code: number, length: number): string {
  return code.toString(16).toUpperCase().padStart(length, '0');
}
