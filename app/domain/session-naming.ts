import { fold, foldPlace } from './folding.ts';

const WORDS_LENGTH = 60;
const ID_LENGTH = 8;
const CODE_LENGTH = 10;

/**
 * The readable part of a session's address: title, commune, and the end of its id, which tells apart two sessions of
 * one name. Ids end in random signs (UUID version 7).
 */
export function sessionSlug(title: string, communeName: string | null, id: string): string {
  const words = [shorten(slugWords(title)), communeName === null ? '' : slugWords(communeName)];
  return [...words.filter((word) => word !== ''), id.replace(/-/g, '').slice(-ID_LENGTH)].join('-');
}

/**
 * What one types from a poster to find a session: the end of its id, 40 random bits. Among 80,000 sessions one code in 14 million
 * would name two.
 */
export function shortCode(id: string): string {
  return id.replace(/-/g, '').slice(-CODE_LENGTH);
}

/** What a session is found by (`q`), folded: title, place, programme, who holds it, then the description. */
export function sessionSearchText(session: {
  title: string;
  description: string;
  programmeName: string;
  organisationName: string;
  venueName: string | null;
  communeName: string | null;
}): string {
  const { title, venueName, communeName, programmeName, organisationName, description } = session;
  return [title, venueName ?? '', communeName ?? '', programmeName, organisationName, description]
    .map(foldPlace)
    .filter((part) => part !== '')
    .join(' ');
}

/** Addresses are written in the letters a-z: what other alphabets and emoji leave is only the id. */
function slugWords(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9 ]+/g, '')
    .trim()
    .replace(/ +/g, '-');
}

function shorten(words: string): string {
  if (words.length <= WORDS_LENGTH) return words;
  return words.slice(
    0,
    words.lastIndexOf('-', WORDS_LENGTH) > 0 ? words.lastIndexOf('-', WORDS_LENGTH) : WORDS_LENGTH,
  );
}
