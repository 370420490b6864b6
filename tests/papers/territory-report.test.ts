import { expect, it } from 'vitest';
import { addItem, addTitle, addWords, type Flow, makeFlow, NOTE } from '#app/papers/flow.server.ts';
import { addTable } from '#app/papers/flow-table.server.ts';
import { drawPaper } from '#app/papers/paper.server.ts';
import { guidePaper } from '#app/papers/paper-guide.ts';
import { readPdf } from '#tests/support/pdf.ts';

const draw = async (lay: (flow: Flow) => void) => {
  const flow = await makeFlow(80);
  lay(flow);
  const guide = { language: 'fr', bookmarks: flow.bookmarks };
  return drawPaper({ title: 'Essai', format: 'a4', guide }, flow.pages());
};

it('repeats the heads of a table on each page that it goes on to, and loses no line', async () => {
  const names = Array.from({ length: 180 }, (_, index) => `Territoire${index + 1}.`);
  const paper = await draw((flow) =>
    addTable(flow, {
      caption: 'Le tableau',
      continued: 'Le tableau (suite)',
      heads: ['Nom', 'Nombre', 'Part'],
      nameWidth: 200,
      rows: names.map((name) => ({ cells: [name, '12', '3 %'] })),
      foot: { cells: ['Ensemble', '2 160', ''] },
    }),
  );
  const { pages } = readPdf(paper);
  expect(pages.length).toBeGreaterThan(3);
  pages.forEach((page, index) => {
    expect(page.startsWith(index === 0 ? 'Letableau' : 'Letableau(suite)')).toBe(true);
    for (const head of ['Nom', 'Nombre', 'Part']) expect(page).toContain(head);
  });
  for (const name of names) expect(pages.filter((page) => page.includes(name))).toHaveLength(1);
  const last = pages.at(-1) ?? '';
  expect(last).toContain('Ensemble');
  // The sum does not stand alone under its heads.
  expect(last).toContain('Territoire180.');
});

it('never leaves a title at the foot of a page, nor an empty page', async () => {
  for (let lines = 40; lines < 80; lines += 3) {
    const paper = await draw((flow) => {
      for (let line = 0; line < lines; line++) addWords(flow, 'Une ligne.', NOTE);
      addTitle(flow, 'Titre');
      addItem(flow, 'Dessous.');
      flow.turn();
      flow.turn();
    });
    const { pages } = readPdf(paper);
    const titled = pages.find((page) => page.includes('Titre'));
    expect(titled).toContain('Dessous.');
    expect(pages.every((page) => page.length > 0)).toBe(true);
  }
});

/** The objects of a PDF by the table at its end, which must say rightly where each stands. */
function readTable(source: string, start: number): Map<number, string> {
  const objects = new Map<number, string>();
  const table = source.slice(start, source.indexOf('trailer', start));
  expect(table.startsWith('xref\n')).toBe(true);
  for (const [, id, offset] of table.matchAll(/^(\d+) 1\n(\d{10}) 00000 n $/gm)) {
    const object = source.slice(Number(offset), source.indexOf('endobj', Number(offset)));
    expect(object.startsWith(`${id} 0 obj\n<<`)).toBe(true);
    objects.set(Number(id), object);
  }
  return objects;
}

it('says in which language it is, and leads to its titles, where readers look for it', async () => {
  const titles = ['La méthode', 'Deuxième', 'Troisième'];
  const paper = await draw((flow) => {
    for (const title of titles) {
      addTitle(flow, title);
      for (let page = 0; page < 5; page++) {
        addWords(flow, 'Une ligne.', NOTE);
        flow.turn();
      }
    }
  });
  const source = paper.toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source)?.[1]);
  const objects = [...readTable(source, start).values()];
  const [catalogue = '', root = '', ...bookmarks] = objects;
  expect(catalogue).toMatch(/\/Type \/Catalog[\s\S]*\/Lang \(fr\)[\s\S]*\/DisplayDocTitle true/);
  expect(root).toMatch(/\/Type \/Outlines[\s\S]*\/Count 3/);
  const read = bookmarks.map((bookmark) => {
    const [, digits = ''] = /\/Title <FEFF([0-9A-F]*)>/.exec(bookmark) ?? [];
    const [, page = ''] = /\/Dest \[(\d+) 0 R \/XYZ 0 \d+ null\]/.exec(bookmark) ?? [];
    return { title: Buffer.from(digits, 'hex').swap16().toString('utf16le'), page: Number(page) };
  });
  expect(read.map(({ title }) => title)).toEqual(titles);
  for (const { page } of read) expect(source).toMatch(new RegExp(`\\n${page} 0 obj\\n<</Type /Page\\b`));
  expect(new Set(read.map(({ page }) => page)).size).toBe(3);
  // Where the table before stands.
  const previous = Number(/\/Prev (\d+)\n>>\nstartxref/.exec(source.slice(start))?.[1]);
  expect(source.slice(previous, previous + 4)).toBe('xref');
  expect(readPdf(paper)).toMatchObject({ title: 'Essai' });
});

it('leaves alone what is not written as it expects', () => {
  const other = Buffer.from('%PDF-1.7\nnothing of the kind\n%%EOF\n');
  expect(guidePaper(other, { language: 'fr', bookmarks: [] }, 842)).toBe(other);
});
