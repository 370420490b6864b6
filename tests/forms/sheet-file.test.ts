import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SHEET_FILE_LIMIT, type Sheet } from '#app/domain/session-sheet.ts';
import { readSheetFile } from '#app/forms/sheet-file.server.ts';
import { isDateFormat } from '#app/forms/workbook-styles.server.ts';
import { changePart, FIRST_SHEET, workbook, workbookOf } from '#tests/support/workbooks.ts';

async function read(bytes: Buffer): Promise<Sheet> {
  const outcome = await readSheetFile(bytes);
  if (outcome.kind !== 'sheet') throw new Error(outcome.reason);
  return outcome.sheet;
}

const cells = async (bytes: Buffer) => (await read(bytes)).rows.map((row) => row.cells);

async function refusal(bytes: Buffer): Promise<string> {
  const outcome = await readSheetFile(bytes);
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
}

describe('a workbook', () => {
  it('shows the kept result of a formula, and tells a formula that has none or fails', async () => {
    const book = await workbookOf(
      '<sheetData><row r="1"><c r="A1" t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c r="B1"><f>6+6</f><v>12</v></c>' +
        '<c r="C1"><f>NOW()</f></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>',
    );
    expect(await cells(book)).toEqual([['ab', '12', '#FORMULE!', '#DIV/0!']]);
  });

  it('shows what a merged area holds in each of its cells', async () => {
    const book = await workbook([
      [{ value: 'Médiathèque', rowSpan: 2 }, 'un'],
      [null, 'deux'],
      ['Mairie', 'trois'],
    ]);
    expect(await cells(book)).toEqual([
      ['Médiathèque', 'un'],
      ['Médiathèque', 'deux'],
      ['Mairie', 'trois'],
    ]);
  });

  it('shows dates as they are written, from either system of days', async () => {
    const book = await workbook([
      [
        { value: new Date(Date.UTC(2027, 4, 18, 14, 30)), format: 'dd/mm/yyyy hh:mm' },
        { value: new Date(Date.UTC(2027, 4, 18)), format: 'dd/mm/yyyy' },
        { value: 0.604166667, type: Number, format: 'hh:mm' },
        46525,
      ],
    ]);
    expect(await cells(book)).toEqual([['18/05/2027 14:30', '18/05/2027', '14:30', '46525']]);
    expect((await read(book)).daySystem).toBe(1900);
    const macintosh = changePart(book, 'xl/workbook.xml', (xml) =>
      xml.includes('<workbookPr')
        ? xml.replace(/<workbookPr[^>]*>/, '<workbookPr date1904="1"/>')
        : xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    );
    const sheet = await read(macintosh);
    // The same numbers, counted from 1904: four years and a day later.
    expect(sheet.daySystem).toBe(1904);
    expect(sheet.rows[0]?.cells[1]).toBe('19/05/2031');
  });

  it('knows a format of dates from one of numbers or colours', () => {
    const dates = ['dd/mm/yyyy', '[$-40C]d mmmm yyyy;@', '[h]:mm', 'yyyy\\-mm\\-dd', 'h&quot;h&quot;mm'];
    const others = ['General', '0.00', '#,##0 "mois"', '[Red]0', '@', '0%', '\\d0'];
    expect(dates.filter((code) => !isDateFormat(code))).toEqual([]);
    expect(others.filter(isDateFormat)).toEqual([]);
  });

  it('keeps texts in pieces, in place, with their signs and without hints of pronunciation', async () => {
    const book = await workbookOf(
      '<sheetData><row r="3"><c r="B3" t="inlineStr"><is><r><t>Café </t></r><r><t>&amp; IA</t></r></is></c><c r="D3" t="b"><v>1</v></c></row></sheetData>',
    );
    expect((await read(book)).rows).toEqual([{ line: 3, cells: ['', 'Café & IA', '', 'oui'] }]);
  });

  it('reads the first sheet that is not hidden', async () => {
    const book = await workbook([['visible']]);
    const hidden = changePart(book, 'xl/workbook.xml', (xml) =>
      xml.replace('<sheet ', '<sheet state="hidden" '),
    );
    expect(await refusal(hidden)).toBe('not-a-sheet');
  });

  it('takes no room for cells far outside, and refuses rows beyond the limit', async () => {
    const far = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>';
    expect(await cells(await workbookOf(`${far}</sheetData>`))).toEqual([['1']]);
    const styled = `${far}<row r="1048576"><c r="A1048576" s="0"/></row></sheetData>`;
    expect(await cells(await workbookOf(styled))).toEqual([['1']]);
    const deep = `${far}<row r="1048576"><c r="A1048576"><v>3</v></c></row></sheetData>`;
    expect(await refusal(await workbookOf(deep))).toBe('too-many-rows');
    const merged = `${far}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`;
    expect(await cells(await workbookOf(merged))).toEqual([new Array(60).fill('1')]);
  });

  it('is refused before it is unpacked when it would fill the memory', async () => {
    const bomb = await workbookOf(`<sheetData>${' '.repeat(33 * 1024 * 1024)}</sheetData>`);
    expect(bomb.length).toBeLessThan(SHEET_FILE_LIMIT);
    expect(await refusal(bomb)).toBe('file-too-large');
  });

  it('that lies about its size is refused when more comes than it announced', async () => {
    const bomb = await workbookOf(`<sheetData>${' '.repeat(200_000)}</sheetData>`);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(
      Number(
        200_000 +
          '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData></sheetData></worksheet>'
            .length,
      ),
    );
    const honest = bomb.indexOf(size);
    expect(honest).toBeGreaterThan(0);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1000);
    let at = bomb.indexOf(size);
    while (at >= 0) {
      small.copy(bomb, at);
      at = bomb.indexOf(size, at);
    }
    expect(await refusal(bomb)).toBe('not-a-sheet');
  });

  it('that is broken is no sheet', async () => {
    const book = await workbook([['x']]);
    expect(await refusal(book.subarray(0, book.length - 40))).toBe('not-a-sheet');
    expect(await refusal(changePart(book, FIRST_SHEET, () => '<worksheet><sheetData><row'))).toBe(
      'not-a-sheet',
    );
    expect(await refusal(Buffer.from(zipSync({ 'photo.jpg': new Uint8Array(10) })))).toBe('not-a-sheet');
  });
});

describe('other formats', () => {
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');

  it('are refused each with its own reason', async () => {
    expect(await refusal(Buffer.concat([compound, Buffer.alloc(512)]))).toBe('old-excel');
    const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await refusal(encrypted)).toBe('protected');
    const document = zipSync({
      mimetype: [Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    });
    expect(await refusal(Buffer.from(document))).toBe('open-document');
    expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toBe('not-a-sheet');
    expect(await refusal(Buffer.alloc(SHEET_FILE_LIMIT + 1, 'a'))).toBe('file-too-large');
    expect(await refusal(Buffer.from('\n\n'))).toBe('empty');
    expect(await refusal(Buffer.from('a;b\n'.repeat(3000)))).toBe('too-many-rows');
  });
});

describe('a text file', () => {
  const expected = [
    ['Titre', 'Début'],
    ['Café, thé; «\u00a0IA\u00a0» d’été', '18/05/2027 14h'],
  ];
  const quoted = '"Café, thé; «\u00a0IA\u00a0» d’été"';

  it.each([
    ['semicolons in UTF-8 with its mark', Buffer.from(`\ufeffTitre;Début\r\n${quoted};18/05/2027 14h\r\n`)],
    ['commas in UTF-8 without it', Buffer.from(`Titre,Début\n${quoted},18/05/2027 14h\n`)],
    ['tabs', Buffer.from(`Titre\tDébut\n${quoted}\t18/05/2027 14h\n`)],
    ['Unicode text of Excel', Buffer.from(`\ufeffTitre\tDébut\r\n${quoted}\t18/05/2027 14h\r\n`, 'utf16le')],
  ])('is read with %s', async (_, bytes) => {
    expect(await cells(bytes)).toEqual(expected);
  });

  it('is read in Windows-1252, with the signs that Latin-1 has not', async () => {
    const bytes = Buffer.from(
      'Titre;Début\r\nL\x92été de l\x92IA \x96 à 5 \x80;18/05/2027 14h\r\n',
      'latin1',
    );
    expect((await cells(bytes))[1]).toEqual(['L’été de l’IA – à 5 €', '18/05/2027 14h']);
  });

  it('counts lines as a spreadsheet shows them', async () => {
    const { rows } = await read(Buffer.from('Titre;Début\n"sur\ndeux lignes";x\n;\ntrois;y\n'));
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 4]);
  });
});
