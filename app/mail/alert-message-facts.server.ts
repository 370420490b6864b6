import { signToken } from '#app/auth/signed-token.server.ts';
import { isWorthTelling, SESSIONS_NAMED } from '#app/domain/alert.ts';
import { everySession, searchAddress } from '#app/domain/search.ts';
import { audiences } from '#app/domain/session.ts';
import type { Settings } from '#app/env.server.ts';
import type { AlertRow, ToldSessionRow } from '#db/alert-message-rows.server.ts';
import type { AlertFacts } from './told-facts.ts';

/** Sessions of a message that can still be told at `now`: not cancelled, not begun and not full since. */
export function sessionsStillToTell(sessions: ToldSessionRow[], now: Date): ToldSessionRow[] {
  return sessions.filter((session) => isWorthTelling(session, now.toISOString()));
}

/** What the messages of an alert say. `address` makes an absolute address in the reader's language of a path. */
export function tellAlert(
  alert: AlertRow,
  sessions: ToldSessionRow[],
  { secret }: Pick<Settings, 'secret'>,
  address: (path: string) => string,
): Omit<AlertFacts, 'locale'> {
  const alertUrl = address(`/alertes/${signToken(secret, 'alert', alert.id)}`);
  return {
    place: alert.place,
    radius: alert.radius,
    alertUrl,
    stopUrl: `${alertUrl}/arret`,
    searchUrl: address(
      searchAddress('/ateliers', {
        ...everySession,
        place: alert.place,
        position: undefined,
        radius: alert.radius,
        audiences: audiences.filter((audience) => audience === alert.audience),
        page: 1,
      }),
    ),
    sessions: sessions.slice(0, SESSIONS_NAMED).map((session) => ({
      title: session.title,
      language: session.language,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      timeZone: session.timeZone,
      place:
        session.venueName === null
          ? null
          : `${session.venueName}, ${session.address}, ${session.postcode} ${session.communeName}`,
      alsoOnline: session.attendance === 'both',
      url: address(`/ateliers/${encodeURIComponent(session.slug)}`),
    })),
    more: Math.max(0, sessions.length - SESSIONS_NAMED),
  };
}
