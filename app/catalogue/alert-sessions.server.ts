import { type AlertSearch, isWorthTelling, suitsAlert } from '#app/domain/alert.ts';
import type { Point } from '#app/domain/distance.ts';
import { everySession } from '#app/domain/search.ts';
import { listSessionCards, type SessionCard } from '#db/catalogue.server.ts';
import type { Connection } from '#db/connection.server.ts';
import type { Catalogue } from './catalogue.server.ts';

/** Sessions looked at, nearest and soonest first, for those that suit. */
const LOOKED_AT = 50;

/** Up to `limit` sessions that suit an alert already, near ones first; never more than a hundred are looked at. */
export async function listSuitingSessions(
  connection: Pick<Connection, 'db'>,
  catalogue: Catalogue,
  alert: AlertSearch & Point,
  now: Date,
  limit: number,
): Promise<SessionCard[]> {
  const { latitude, longitude, radius } = alert;
  const asked = {
    ...everySession,
    audiences: alert.audience === null ? [] : [alert.audience],
    withSeats: true,
  };
  const page = { offset: 0, limit: LOOKED_AT };
  const near = catalogue.search({ ...asked, near: { latitude, longitude, radius } }, now, page).ids;
  const online =
    alert.attendance === 'online_too' ? catalogue.search({ ...asked, online: true }, now, page).ids : [];
  const cards = await listSessionCards(connection, [...new Set([...near, ...online])]);
  return cards.filter((card) => suitsNow(card, alert, now)).slice(0, limit);
}

function suitsNow(card: SessionCard, alert: AlertSearch & Point, now: Date): boolean {
  const { latitude, longitude } = card;
  const position = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
  // Cards are of published sessions only.
  const session = { ...card, publishedAt: card.updatedAt, position };
  return isWorthTelling(session, now.toISOString()) && suitsAlert(session, alert);
}
