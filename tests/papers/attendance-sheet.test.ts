import { expect, it } from 'vitest';
import { layOutSheet } from '#app/domain/attendance-sheet.ts';
import { drawAttendanceSheet, type SheetHeading } from '#app/papers/attendance-sheet.server.ts';
import { fr } from '#app/text/fr.ts';
import { readPdf } from '#tests/support/pdf.ts';

const heading: SheetHeading = {
  title: 'Un café et l’IA',
  when: 'mardi 18 mai 2027, de 14:00 à 16:00',
  where: 'Médiathèque, 1 place de la Mairie, 23000 Guéret',
  host: 'Association d’essai · La semaine de l’IA pour tous 2027',
  reportAddress: 'https://exemple.test/mediation/ateliers/abc/bilan',
};
const session = { entry: 'sign_up', capacity: 150, expected: null } as const;

it('repeats on each page what the session is, the heads of the columns and the way to the report', async () => {
  const people = Array.from({ length: 150 }, (_, index) => ({ name: `Personne ${index + 1}`, seats: 1 }));
  const pdf = readPdf(await drawAttendanceSheet(heading, layOutSheet(people, session), fr));
  expect(pdf.title).toBe('Feuille d’émargement · Un café et l’IA');
  expect(pdf.pages).toHaveLength(8);
  expect(pdf.size).toEqual([595, 842]);
  expect(pdf.links).toEqual(Array(8).fill(heading.reportAddress));
  pdf.pages.forEach((page, index) => {
    for (const words of [heading.title, heading.when, heading.where, heading.host, 'Signature', 'Places']) {
      expect(page).toContain(words.replaceAll(' ', ''));
    }
    expect(page).toContain(`Page${index + 1}sur8`);
  });
  const all = pdf.pages.join('');
  for (const { name } of people) expect(all).toContain(name.replace(' ', ''));
});

it('writes names of every alphabet that we have letters for, and lets nothing out of its cell', async () => {
  const names = ['Əli Məmmədov', 'Łukasz Żółć', 'Vỹ Nguyễn', 'Дмитрий', 'Μαρία', `${'W'.repeat(100)}fin`];
  const pages = layOutSheet(
    names.map((name) => ({ name, seats: 1 })),
    session,
  );
  const [page = ''] = readPdf(await drawAttendanceSheet(heading, pages, fr)).pages;
  for (const name of names.slice(0, 5)) expect(page).toContain(name.replace(' ', ''));
  expect(page).toContain('WWW…');
  expect(page).not.toContain('Wfin');
});
