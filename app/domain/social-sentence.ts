/** The shortest of the networks that people use gives 280 characters to a post, and counts an address as 23 of them (X, 2026). */
const MOST_CHARACTERS = 280;
const ADDRESS_CHARACTERS = 23;

/** What a sentence is made of, and how. */
export type SentenceParts = {
  what: string;
  /** From the fullest to the shortest way to say the place. */
  where: readonly string[];
  address: string;
  write: (what: string, where: string) => string;
};

/**
 * A sentence that fits a post of any network: with the fullest place that fits; with the shortest one, the title is cut if it
 * must be.
 */
export function writeSocialSentence({ what, where, address, write }: SentenceParts): string {
  const fits = (sentence: string) =>
    [...sentence].length - [...address].length + ADDRESS_CHARACTERS <= MOST_CHARACTERS;
  const sentence = where.map((place) => write(what, place)).find(fits);
  if (sentence !== undefined) return sentence;
  const shortest = where.at(-1) ?? '';
  const letters = [...what];
  while (letters.length > 1 && !fits(write(`${letters.join('').trimEnd()}…`, shortest))) letters.pop();
  return write(`${letters.join('').trimEnd()}…`, shortest);
}
