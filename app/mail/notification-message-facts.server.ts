import { makeNotificationToken } from '#app/auth/notification-token.server.ts';
import { isNoticeTrue, type NotificationSubject, wantsAny } from '#app/domain/mediator-notification.ts';
import type { MessageDetails } from '#app/domain/message.ts';
import type { Settings } from '#app/env.server.ts';
import type { NotificationMessageRows, NotifiedSessionRow } from '#db/notification-message-rows.server.ts';
import type { NewRegistrationsFacts, NotifiedSession, SessionNoticesFacts } from './told-facts.ts';

/** Longer lists are read in the mediators' space. */
const SESSIONS_NAMED = 12;

type Told<Facts> = { wanted: boolean; things: number; facts: Omit<Facts, 'locale'> };
type Places = { secret: Settings['secret']; address: (path: string) => string };

/** What a mail on new registrations says: how many for which session, nothing about who. Undefined: to nobody. */
export function tellNewRegistrations(
  accountId: string | null,
  { newsSince = '', newsUntil = '' }: MessageDetails,
  rows: NotificationMessageRows,
  { secret, address }: Places,
): Told<NewRegistrationsFacts> | undefined {
  const account = rows.notified.get(accountId ?? '');
  if (!account) return undefined;
  const came = (rows.newRegistrations.get(account.id) ?? []).filter(
    ({ createdAt }) => createdAt > newsSince && createdAt <= newsUntil,
  );
  const sessions = inOrder([...new Set(came.map(({ sessionId }) => sessionId))], rows).map((session) => {
    const own = came.filter(({ sessionId }) => sessionId === session.id);
    return {
      ...tellSession(session, address),
      registrations: own.length,
      seats: own.reduce((sum, { seats }) => sum + seats, 0),
      waiting: own.filter(({ waits }) => waits).length,
    };
  });
  return {
    wanted: wantsAny(account.choices, 'registrations'),
    things: came.length,
    facts: {
      name: account.name,
      registrations: came.length,
      sessions: sessions.slice(0, SESSIONS_NAMED),
      more: Math.max(0, sessions.length - SESSIONS_NAMED),
      ...links('registrations', account.id, secret, address),
    },
  };
}

/** What a mail with notices says: those that are still true. Undefined: to nobody. */
export function tellNotices(
  accountId: string | null,
  { notices = [] }: MessageDetails,
  rows: NotificationMessageRows,
  now: Date,
  { secret, address }: Places,
): Told<SessionNoticesFacts> | undefined {
  const account = rows.notified.get(accountId ?? '');
  if (!account) return undefined;
  const wanted = notices.filter(({ kind }) => account.choices[kind]);
  const sessions = inOrder([...new Set(wanted.map(({ sessionId }) => sessionId))], rows)
    .filter((one) => one.mediatorId === account.id && one.organisationId === account.organisationId)
    .map((session) => ({
      ...tellSession(session, address),
      notices: wanted
        .filter(
          ({ sessionId, kind }) => sessionId === session.id && isNoticeTrue(kind, session, now.toISOString()),
        )
        .map(({ kind, seats }) => ({ kind, seats })),
    }))
    .filter((session) => session.notices.length > 0);
  return {
    wanted: wanted.length > 0,
    things: wanted.length === 0 ? notices.length : sessions.length,
    facts: {
      name: account.name,
      sessions: sessions.slice(0, SESSIONS_NAMED),
      more: Math.max(0, sessions.length - SESSIONS_NAMED),
      ...links('notices', account.id, secret, address),
    },
  };
}

/** Those sessions that are there, soonest first. */
function inOrder(ids: readonly string[], { toldSessions }: NotificationMessageRows): NotifiedSessionRow[] {
  return ids
    .flatMap((id) => toldSessions.get(id) ?? [])
    .sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
}

function tellSession(session: NotifiedSessionRow, address: Places['address']): NotifiedSession {
  const { title, language, startsAt, endsAt, timeZone, attendance, venueName, communeName } = session;
  const { capacity, seatsTaken, seatsWaiting } = session;
  return {
    title,
    language,
    startsAt,
    endsAt,
    timeZone,
    place: venueName === null ? null : `${venueName}, ${communeName}`,
    alsoOnline: attendance === 'both',
    taken: seatsTaken,
    capacity,
    seatsWaiting,
    url: address(`/mediation/ateliers/${session.id}`),
  };
}

function links(subject: NotificationSubject, accountId: string, secret: string, address: Places['address']) {
  const choiceUrl = address(`/notifications/${makeNotificationToken(secret, { accountId, subject })}`);
  return { choiceUrl, stopUrl: `${choiceUrl}/arret`, spaceUrl: address('/mediation') };
}
