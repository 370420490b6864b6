import { expect, it } from 'vitest';
import { drawPoster, type PosterFacts } from '#app/papers/poster.server.ts';
import { readPdf } from '#tests/support/pdf.ts';

const facts: PosterFacts = {
  siteName: 'Semainier',
  campaign: 'La semaine de l’IA pour tous 2027',
  kicker: 'Café IA · Café-débat',
  title: 'Un café et l’IA',
  dates: [{ day: 'mardi 18 mai', hours: 'de 14:00 à 16:00' }],
  moreDates: (count) => `et ${count} autres dates`,
  place: 'Médiathèque de Guéret',
  address: '8 avenue Fayolle, 23000 Guéret',
  entry: 'Gratuit, sur inscription',
  scan: 'Pour s’inscrire, scannez le code ou tapez',
  link: 'https://exemple.test/a/0123456789',
  phone: 'Par téléphone : 05 55 52 12 34',
  host: 'Proposé par Association d’essai',
};
const dates = Array.from({ length: 10 }, (_, index) => ({
  day: `lundi ${index + 10} mai`,
  hours: 'de 9:00 à 10:00',
}));

it('says what, when, where, how to come and where to sign up, on one page of either size', async () => {
  const sizes = { a4: [595, 842], a5: [420, 595] } as const;
  for (const format of ['a4', 'a5'] as const) {
    const pdf = readPdf(await drawPoster(facts, 'Affiche', format));
    expect(pdf.size).toEqual(sizes[format]);
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.links).toEqual([facts.link]);
    const { dates: _, moreDates: __, link, ...words } = facts;
    for (const line of [...Object.values(words), 'mardi 18 mai', link.replace('https://', '')])
      expect(pdf.pages[0]).toContain(line.replaceAll(' ', ''));
  }
});

it('shrinks the longest title until all of it is there, and cuts only what no size could hold', async () => {
  const longest = 'Comprendre ensemble les intelligences artificielles '.repeat(3).slice(0, 139).trim();
  const [page = ''] = readPdf(await drawPoster({ ...facts, title: longest }, 'Affiche', 'a4')).pages;
  expect(page).toContain(longest.replaceAll(' ', ''));
  const word = 'x'.repeat(140);
  const [cut = ''] = readPdf(await drawPoster({ ...facts, title: word }, 'Affiche', 'a4')).pages;
  expect(cut).toMatch(/x+…mardi/);
});

it('lists the dates of a series, eight lines at most, and says how many more there are', async () => {
  const [three = ''] = readPdf(
    await drawPoster({ ...facts, dates: dates.slice(0, 3) }, 'Affiche', 'a4'),
  ).pages;
  expect(three).toContain('lundi12mai,de9:00à10:00');
  expect(three).not.toContain('autres');
  const [ten = ''] = readPdf(await drawPoster({ ...facts, dates }, 'Affiche', 'a4')).pages;
  expect(ten).toContain('lundi16mai,de9:00à10:00et3autresdates');
});
