import { chooseAlternatives, findAlternatives } from '#app/catalogue/alternatives.ts';
import type { Catalogue } from '#app/catalogue/catalogue.server.ts';
import type { FormerPlacement } from '#app/domain/message.ts';
import { languages } from '#app/domain/session.ts';
import type { SessionPlacement } from '#app/domain/session-editing.ts';
import { listSessionCards, type SessionCard } from '#db/catalogue.server.ts';
import type { Connection } from '#db/connection.server.ts';
import type { RegistrationRow } from '#db/message-rows.server.ts';

/** Whether a change of a session may keep somebody from coming, so that others are worth a look. */
export function isMoved(before: FormerPlacement | undefined, now: SessionPlacement): boolean {
  return (
    before !== undefined &&
    (before.startsAt !== now.startsAt ||
      before.venueId !== now.venueId ||
      before.place !== undefined ||
      before.attendance !== now.attendance)
  );
}

/**
 * Sessions to propose instead of each of those, by the id of the one that is moved or cancelled: one query however many
 * they are.
 */
export async function listAlternatives(
  connection: Connection,
  catalogue: Pick<Catalogue, 'search'>,
  sessions: Iterable<Pick<RegistrationRow, 'sessionId' | 'latitude' | 'longitude' | 'language'>>,
  now: Date,
): Promise<Map<string, SessionCard[]>> {
  const found = new Map<string, string[]>();
  for (const { sessionId, latitude, longitude, language } of sessions) {
    if (found.has(sessionId)) continue;
    const replaced = {
      id: sessionId,
      position: latitude === null || longitude === null ? null : { latitude, longitude },
      language: languages.find((one) => one === language) ?? languages[0],
    };
    found.set(sessionId, findAlternatives(catalogue, replaced, now));
  }
  const ids = [...new Set([...found.values()].flat())];
  if (ids.length === 0) return new Map();
  const cards = new Map((await listSessionCards(connection, ids)).map((card) => [card.id, card]));
  return new Map([...found].map(([id, others]) => [id, chooseAlternatives(others, cards, now)]));
}
