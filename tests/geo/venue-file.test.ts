import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVenueFile } from '#app/geo/venue-file.server.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'semainier-venue-file-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function read(content: string | Uint8Array) {
  const file = path.join(directory, `${Math.random()}`);
  await writeFile(file, content);
  const records: string[] = [];
  for await (const record of readVenueFile(file)) {
    const shown =
      record.kind === 'record' ? JSON.stringify(Object.fromEntries(record.fields)) : record.reason;
    records.push(`${record.line} ${shown}`);
  }
  return records;
}

describe('a file of venues', () => {
  it('is CSV with commas, its lines counted through quoted line breaks and empty lines', async () => {
    expect(await read('id,nom\n1,"Maison\nde quartier"\n\n2,"A, B"\n')).toEqual([
      '2 {"id":"1","nom":"Maison\\nde quartier"}',
      '5 {"id":"2","nom":"A, B"}',
    ]);
  });

  it('may have semicolons, a byte order mark, Windows line ends and missing cells', async () => {
    expect(await read('\uFEFFid;nom;commune\r\n1;Café, thé\r\n')).toEqual(['2 {"id":"1","nom":"Café, thé"}']);
  });

  it('may come from a spreadsheet of Windows', async () => {
    expect(await read(Buffer.from('id;nom\r\n1;Médiathèque\r\n', 'latin1'))).toEqual([
      '2 {"id":"1","nom":"Médiathèque"}',
    ]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('id\tnom\n1\tCafé\n', 'utf16le')]);
    expect(await read(utf16)).toEqual(['2 {"id":"1","nom":"Café"}']);
  });

  it('says which row has more cells than headings', async () => {
    const [first, second] = await read('id,nom\n1,Rue, Haute\n2,B\n');
    expect(first).toMatch(/^2 it has 3 cells for 2 headings/);
    expect(second).toBe('3 {"id":"2","nom":"B"}');
  });

  it('is a JSON list, its numbers, lists and nulls as text', async () => {
    const content =
      '[\n {"id": "1", "nom": "A } \\" {", "latitude": 46.1, "services": ["x", "y"], "source": null},\n {"id":\n2}\n]';
    expect(await read(content)).toEqual([
      '2 {"id":"1","nom":"A } \\" {","latitude":"46.1","services":"x|y","source":""}',
      '3 {"id":"2"}',
    ]);
  });

  it('may be one JSON object a line, of which a broken one is said and the others read', async () => {
    expect(await read('{"id":"1"}\n{"id":,}\n{"id":"3"}')).toEqual([
      '1 {"id":"1"}',
      '2 it is not written as JSON asks: check its quotes and commas',
      '3 {"id":"3"}',
    ]);
  });

  it('is read across the borders of the pieces it comes in', async () => {
    const long = Array.from({ length: 2000 }, (_, id) => ({ id: String(id), nom: 'é'.repeat(60) }));
    expect(await read(JSON.stringify(long))).toHaveLength(2000);
  });

  it('is refused when it is empty, cut off or absent, with a sentence', async () => {
    await expect(read('')).rejects.toThrow('is empty');
    await expect(read('[{"id":"1"},\n{"id":"2"')).rejects.toThrow('inside the object that begins on line 2');
    await expect(read('id,nom\n1,"never closed\n')).rejects.toThrow(/Quote Not Closed/);
    await expect(readVenueFile('/nowhere/venues.csv').next()).rejects.toThrow('ENOENT');
  });
});
