import { describe, expect, it } from 'vitest';
import { cellName, cellPosition, guardCell, revealCell } from '#app/domain/session-sheet.ts';

it('names cells as spreadsheets do, and finds them again', () => {
  expect([cellName(0, 1), cellName(25, 7), cellName(26, 7), cellName(701, 9), cellName(702, 9)]).toEqual([
    'A1',
    'Z7',
    'AA7',
    'ZZ9',
    'AAA9',
  ]);
  for (const column of [0, 25, 26, 51, 52, 701, 702])
    expect(cellPosition(cellName(column, 12))).toEqual({ column, line: 12 });
  expect(cellPosition('7D')).toBeUndefined();
});

describe('a text that a spreadsheet would run', () => {
  const texts = [
    '=1+1',
    '+33',
    '-2',
    '@SOMME',
    '\t=1',
    '\r=1',
    "'=1",
    "''=1",
    '＝1',
    "l'été",
    "'bonjour",
    '',
    '12',
  ];

  it('is kept from it, and comes back as it was', () => {
    for (const text of texts) expect(revealCell(guardCell(text))).toBe(text);
    expect(texts.map(guardCell).filter((text) => /^[=+\-@\t\r＝]/.test(text))).toEqual([]);
  });
});
