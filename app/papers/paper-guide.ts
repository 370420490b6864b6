/**
 * What leads through a PDF and the library that draws has no word for: the language, in which a screen reader reads it aloud; its
 * title, shown in place of its file's name; bookmarks. They are added the way the format foresees for changes (ISO 32000-1,
 * 7.5.6): at the end of the file, the catalogue once more and what is new, and where each stands.
 */

export type PaperGuide = {
  /** ISO 639-1. */
  language: string;
  bookmarks: readonly Bookmark[];
};

/** `page` is counted from 0, `top` from the upper edge, in points. */
export type Bookmark = { title: string; page: number; top: number };

/** @returns the PDF as it was when it is not written as expected */
export function guidePaper(paper: Buffer, { language, bookmarks }: PaperGuide, height: number): Buffer {
  // One letter for each byte, so that places in the text are places in the file.
  const source = paper.toString('latin1');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(source)?.[1];
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(source)?.[1] ?? '';
  const root = /\/Root (\d+) 0 R/.exec(trailer)?.[1] ?? '';
  const catalogue = /^<<([\s\S]*)>>$/.exec(contentOf(source, root))?.[1];
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1]);
  if (previous === undefined || catalogue === undefined || !(size > 0)) return paper;
  const pages = pagesOf(source, /\/Pages (\d+) 0 R/.exec(catalogue)?.[1] ?? '');
  const outlines = writeBookmarks(bookmarks, pages, height, size);
  const objects = [
    {
      id: Number(root),
      content: `<<${catalogue.trimEnd()}
/Lang (${language})
/ViewerPreferences <</DisplayDocTitle true>>${outlines.length > 0 ? `\n/Outlines ${size} 0 R` : ''}
>>`,
    },
    ...outlines,
  ];
  let added = source.endsWith('\n') ? '' : '\n';
  let table = 'xref\n';
  for (const { id, content } of objects) {
    const offset = String(source.length + added.length).padStart(10, '0');
    table += `${id} 1\n${offset} 00000 n \n`;
    added += `${id} 0 obj\n${content}\nendobj\n`;
  }
  const start = source.length + added.length;
  const end = trailer.replace(/\/Size \d+/, `/Size ${size + outlines.length}`).trimEnd();
  added += `${table}trailer\n<<${end}\n/Prev ${previous}\n>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([paper, Buffer.from(added, 'latin1')]);
}

/** What stands in an object of that number; empty when there is none. */
function contentOf(source: string, id: string): string {
  const begin = source.indexOf(`\n${id} 0 obj\n`);
  if (begin < 0) return '';
  const from = begin + `\n${id} 0 obj\n`.length;
  return source.slice(from, source.indexOf('\nendobj', from)).trim();
}

/** Numbers of the pages below a node of the tree of pages, in their order. */
function pagesOf(source: string, id: string): string[] {
  const kids = /\/Kids \[([^\]]*)\]/.exec(contentOf(source, id))?.[1];
  if (kids === undefined) return [id];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => pagesOf(source, kid));
}

/** The root of the bookmarks, numbered `first`, and each of them after it. */
function writeBookmarks(
  bookmarks: readonly Bookmark[],
  pages: readonly string[],
  height: number,
  first: number,
): { id: number; content: string }[] {
  const known = bookmarks.filter(({ page }) => pages[page] !== undefined);
  if (known.length === 0) return [];
  const last = first + known.length;
  return [
    {
      id: first,
      content: `<</Type /Outlines\n/First ${first + 1} 0 R\n/Last ${last} 0 R\n/Count ${known.length}\n>>`,
    },
    ...known.map(({ title, page, top }, index) => {
      const id = first + 1 + index;
      const neighbours = `${index > 0 ? `\n/Prev ${id - 1} 0 R` : ''}${id < last ? `\n/Next ${id + 1} 0 R` : ''}`;
      const target = `[${pages[page]} 0 R /XYZ 0 ${Math.round(height - top)} null]`;
      return {
        id,
        content: `<</Title <${inUtf16(title)}>\n/Parent ${first} 0 R${neighbours}\n/Dest ${target}\n>>`,
      };
    }),
  ];
}

/** A text as the format writes it, in hexadecimal digits. */
function inUtf16(text: string): string {
  return `FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}`;
}
