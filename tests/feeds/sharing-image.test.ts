import { expect, it } from 'vitest';
import {
  drawSharingImage,
  type SharingImageFacts,
  sharingImageStamp,
} from '#app/feeds/sharing-image.server.ts';

const facts: SharingImageFacts = {
  siteName: 'Semainier',
  kicker: 'Café IA · Café-débat',
  title: 'Comprendre l’IA autour d’un café',
  when: 'mardi 18 mai 2027, de 14:00 à 16:00',
  where: 'Guéret (23), Médiathèque',
  warning: '',
};
const PNG = '89504e470d0a1a0a';
const MOST_BYTES = 200_000;

it('is a PNG of 1200 × 630 pixels, small enough for every network, whatever is written on it', async () => {
  const long = 'Anticonstitutionnellement '.repeat(40);
  for (const each of [facts, { ...facts, title: long, where: long, kicker: long }, { ...facts, title: '' }]) {
    const image = await drawSharingImage(each);
    expect(image.subarray(0, 8).toString('hex')).toBe(PNG);
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(image.length).toBeLessThan(MOST_BYTES);
  }
});

it('changes with each thing that it says, and so does its stamp', async () => {
  const before = await drawSharingImage(facts);
  expect((await drawSharingImage({ ...facts })).equals(before)).toBe(true);
  for (const key of ['kicker', 'title', 'when', 'where', 'warning'] as const) {
    const changed = { ...facts, [key]: `${facts[key]} Annulé` };
    expect((await drawSharingImage(changed)).equals(before)).toBe(false);
    expect(sharingImageStamp(changed)).not.toBe(sharingImageStamp(facts));
  }
});

it('has letters of its own for every language of the sessions, whatever fonts the machine has', async () => {
  await drawSharingImage(facts);
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  const ours = GlobalFonts.families
    .map(({ family }) => `"${family}"`)
    .filter((name) => /^"Image /.test(name));
  const context = createCanvas(10, 10).getContext('2d');
  const widthIn = (families: string, words: string) => {
    context.font = `80px ${families}`;
    return context.measureText(words).width;
  };
  for (const words of ['Comprendre', 'Łódź', 'ğış', 'розуміти', 'їґє', 'ذكاء', 'νους', 'Tiếng']) {
    // With a font that does not exist, the machine's own is taken.
    expect([words, widthIn(ours.join(', '), words)]).not.toEqual([
      words,
      widthIn('"Image of nothing"', words),
    ]);
  }
});
