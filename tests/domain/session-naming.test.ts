import { expect, it } from 'vitest';
import { sessionSearchText, sessionSlug } from '#app/domain/session-naming.ts';

const ID = '0190a1b2-0000-7000-8000-0000deadbeef';

it.each([
  ['L’IA, pour qui ?', 'Guéret', 'l-ia-pour-qui-gueret-deadbeef'],
  ['Œuvrer avec l’IA', null, 'oeuvrer-avec-l-ia-deadbeef'],
  ['🤖🤖', 'L’Haÿ-les-Roses', 'l-hay-les-roses-deadbeef'],
  ['<script>alert(1)</script>', null, 'script-alert-1-script-deadbeef'],
  ['日本語', null, 'deadbeef'],
])('writes the address of %j in plain letters', (title, commune, slug) => {
  expect(sessionSlug(title, commune, ID)).toBe(slug);
});

it('cuts a long title between two words', () => {
  const slug = sessionSlug('mot '.repeat(50), 'Guéret', ID);
  expect(slug).toMatch(/^(mot-)+gueret-deadbeef$/);
  expect(slug.length).toBeLessThan(85);
});

it('is found by every word of its title, place, programme and organisation', () => {
  const text = sessionSearchText({
    title: 'L’été de l’IA',
    description: 'Chez nous',
    programmeName: 'Café IA',
    organisationName: 'La Quincaillerie',
    venueName: 'Médiathèque',
    communeName: 'St-Étienne',
  });
  for (const word of ['ete', 'cafe', 'quincaillerie', 'mediatheque', 'etienne', 'chez'])
    expect(text).toContain(word);
});
