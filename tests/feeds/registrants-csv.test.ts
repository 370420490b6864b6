import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { makeRegistrantsCsv, type RegistrantLine } from '#app/feeds/registrants-csv.ts';
import { fr } from '#app/text/fr.ts';

const anne: RegistrantLine = {
  name: 'Anne',
  contactKind: 'email',
  contact: 'anne@exemple.test',
  seats: 2,
  createdAt: '2027-05-01T10:00:00.000Z',
  waitingNumber: null,
  offeredUntil: null,
  assistedBy: null,
};

const write = (lines: Parameters<typeof makeRegistrantsCsv>[0]) =>
  makeRegistrantsCsv(lines, 'Europe/Paris', fr.registrants.csv);
const read = (csv: string): string[][] => parse(csv, { bom: true, delimiter: ';' });

it('lists those who have seats, then the waiting list in its order, in the clock of the venue', () => {
  const csv = write({
    seated: [anne],
    waiting: [
      { ...anne, name: 'Basile', waitingNumber: 7, offeredUntil: '2027-05-02T22:00:00.000Z' },
      {
        ...anne,
        name: 'Chloé; «\u00a0Clo\u00a0»',
        contactKind: null,
        contact: null,
        waitingNumber: 9,
        assistedBy: 'Amina',
      },
    ],
  });
  expect(csv.startsWith('\u{FEFF}Nom;Places;')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(read(csv).slice(1)).toEqual([
    ['Anne', '2', 'anne@exemple.test', '', 'place réservée', '', '', '01/05/2027 12:00', ''],
    [
      'Basile',
      '2',
      'anne@exemple.test',
      '',
      'place proposée',
      '1',
      '03/05/2027 00:00',
      '01/05/2027 12:00',
      '',
    ],
    ['Chloé; «\u00a0Clo\u00a0»', '2', '', '', 'en attente', '2', '', '01/05/2027 12:00', 'Amina'],
  ]);
});

it('writes phone numbers as they are dialled, so that they are neither formulas nor numbers', () => {
  const phone = (contact: string) =>
    read(write({ seated: [{ ...anne, contactKind: 'phone', contact }], waiting: [] }))[1]?.[3];
  expect(phone('+33612345678')).toBe('06 12 34 56 78');
  expect(phone('+262692123456')).toBe('00 262 692 12 34 56');
});

it.each(['=HYPERLINK("http://exemple.test")', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])(
  'lets no spreadsheet run a name such as %j',
  (name) => {
    expect(read(write({ seated: [{ ...anne, name }], waiting: [] }))[1]?.[0]).toBe(`'${name}`);
  },
);
