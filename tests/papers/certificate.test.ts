import { expect, it } from 'vitest';
import { drawCertificates } from '#app/papers/certificate.server.ts';
import { findUnprintableLetters } from '#app/papers/printable-letters.server.ts';
import { fr } from '#app/text/fr.ts';
import { readPdf } from '#tests/support/pdf.ts';

const facts = {
  title: 'Attestation de participation',
  attests: 'Association d’essai atteste que',
  deed: 'a participé à l’atelier',
  what: 'Un café et l’IA',
  details: ['mardi 18 mai 2027, de 14:00 à 16:00 (2 h)', 'Médiathèque, Guéret', 'La semaine de l’IA 2027'],
};

it('writes letters of every alphabet that we have, a page for each name', async () => {
  const names = ['Əli Məmmədov', 'Łukasz Żółć', 'Vỹ Nguyễn', 'Дмитрий Ґалаґан', 'Ɓamba Ŋgɔ'];
  const pdf = readPdf(await drawCertificates(facts, names, fr));
  expect(pdf.size).toEqual([842, 595]);
  expect(pdf.pages).toHaveLength(names.length);
  names.forEach((name, index) => {
    expect(pdf.pages[index]).toContain(name.replaceAll(' ', ''));
    for (const words of [facts.attests, facts.what, ...facts.details])
      expect(pdf.pages[index]).toContain(words.replaceAll(' ', ''));
  });
});

it('joins Arabic letters, also beside Latin ones', async () => {
  const [page = ''] = readPdf(await drawCertificates(facts, ['Amina محمد'], fr)).pages;
  expect(page).toContain('Amina');
  // Skia draws joined forms from left to right: the letters are there, whatever their forms.
  for (const letter of 'محمد') expect(page.normalize('NFKC')).toContain(letter);
});

it('knows which letters would print as empty boxes, by our fonts and the machine’s', async () => {
  const ours = 'Əəą Łł ỹ Żółć ễ g̃ N̈ Ɓɔŋ Ґґ ї ß æ Þ ά ς محمد بن الله ’ - 123';
  expect(await findUnprintableLetters(ours)).toEqual([]);
  // Private use: no font may claim it.
  expect(await findUnprintableLetters('Zoé \u{f5ffd}')).toEqual(['\u{f5ffd}']);
  expect(await findUnprintableLetters('Zoé ☕️ 🌸')).toEqual([]);
});
