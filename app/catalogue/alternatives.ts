import { everySession } from '#app/domain/search.ts';
import type { Language } from '#app/domain/session.ts';
import type { SessionCard } from '#db/catalogue.server.ts';
import type { Catalogue } from './catalogue.server.ts';

/** What to propose instead of a session that is full, cancelled or moved. */

export const ALTERNATIVES = 3;
const WITHIN_KILOMETRES = 50;
/** Some that were found are under way: a search leaves out only what has ended. */
const LOOKED_AT = 3 * ALTERNATIVES;

export type Replaced = {
  id: string;
  /** Where it is, or was, held; null when it is online only. */
  position: { latitude: number; longitude: number } | null;
  language: Language;
};

/**
 * Ids of sessions with seats left in the same language, best first: the nearest and soonest within 50 km, then those held
 * online. Some of them may have begun: `chooseAlternatives` picks three of their cards.
 */
export function findAlternatives(
  catalogue: Pick<Catalogue, 'search'>,
  { id, position, language }: Replaced,
  now: Date,
): string[] {
  const search = { ...everySession, languages: [language], withSeats: true };
  const page = { offset: 0, limit: LOOKED_AT };
  const near = position
    ? catalogue.search({ ...search, near: { ...position, radius: WITHIN_KILOMETRES } }, now, page).ids
    : [];
  const online = near.length < LOOKED_AT ? catalogue.search({ ...search, online: true }, now, page).ids : [];
  return [...new Set([...near, ...online])].filter((one) => one !== id);
}

/** The first three of those cards that have not begun at `now`, in the order of `ids`. */
export function chooseAlternatives(
  ids: readonly string[],
  cards: ReadonlyMap<string, SessionCard>,
  now: Date,
): SessionCard[] {
  return ids
    .flatMap((id) => cards.get(id) ?? [])
    .filter(({ startsAt }) => startsAt > now.toISOString())
    .slice(0, ALTERNATIVES);
}
