import { describe, expect, it } from 'vitest';
import {
  exportFormats,
  exportSubjectCodes,
  exportSubjects,
  fitsFormat,
  readExport,
} from '#app/domain/export.ts';

describe('an export that is asked for', () => {
  it('is any subject in any format, by what forms send', () => {
    for (const subject of exportSubjects) {
      for (const format of exportFormats)
        expect(readExport(exportSubjectCodes[subject], format)).toEqual({ subject, format });
    }
  });

  it.each([
    ['inscrits', 'csv'],
    ['sessions', 'csv'],
    ['ateliers', 'pdf'],
    ['ateliers', null],
    [null, 'csv'],
    ['', ''],
  ])('is none for %j as %j', (subject, format) => {
    expect(readExport(subject, format)).toBeUndefined();
  });
});

describe('a table', () => {
  it('fits a workbook with one line less than a sheet has, for the headings', () => {
    expect(fitsFormat('xlsx', 1_048_575)).toBe(true);
    expect(fitsFormat('xlsx', 1_048_576)).toBe(false);
  });

  it('always fits CSV', () => {
    expect(fitsFormat('csv', 10_000_000)).toBe(true);
  });
});
