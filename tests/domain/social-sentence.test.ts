import { expect, it } from 'vitest';
import { writeSocialSentence } from '#app/domain/social-sentence.ts';

const address = 'https://semaine.exemple.test/a/0123456789';
const parts = {
  what: 'Un café et l’IA',
  where: ['Médiathèque, Guéret', 'Guéret'],
  address,
  write: (what: string, where: string) => `${what}, ${where}. ${address}`,
};
/** As the shortest network counts. */
const count = (sentence: string) => [...sentence].length - address.length + 23;

it('says the venue where it fits', () => {
  expect(writeSocialSentence(parts)).toBe(`Un café et l’IA, Médiathèque, Guéret. ${address}`);
});

it('says the commune alone when the venue makes it too long for one network', () => {
  const sentence = writeSocialSentence({ ...parts, where: [`${'Salle '.repeat(50)}, Guéret`, 'Guéret'] });
  expect(sentence).toBe(`Un café et l’IA, Guéret. ${address}`);
});

it('cuts a title that leaves no room, never the address', () => {
  const sentence = writeSocialSentence({ ...parts, what: '😀a'.repeat(200) });
  expect(count(sentence)).toBe(280);
  expect(sentence).toMatch(/(😀|a)…, Guéret\. https:\/\/semaine\.exemple\.test\/a\/0123456789$/u);
});
