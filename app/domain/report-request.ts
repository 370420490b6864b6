import { addDays, localDate, toInstant } from './local-time.ts';

/**
 * When a mediator is asked for the report of a session they held: that evening, then a day, eight and fifteen days
 * later. Instants are UTC, as `Date.toISOString()` writes them.
 */

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const EVENING = '20:00';
const MINUTES_AFTER_END = 30;
/** A session that ends before six in the morning belongs to the evening before. */
const NIGHT_HOURS = 6;
const REMINDER_DAYS = [1, 8, 15];
/** Nobody is written to about what is longer ago: a site that starts with old sessions does not flood its mediators. */
const DAYS_ASKED = 30;
/** A mail waits so long for the sessions of the same evening. */
const GATHERING_HOURS = 3;
/** Later nobody remembers, and the names behind the seats are forgotten: the report is still possible, not asked for. */
const DAYS_DUE = 60;

type HeldSession = { endsAt: string; timeZone: string };

/** When its report is asked for: at 20:00 on the venue's clock, or half an hour after a later end; then the reminders. */
export function requestInstants({ endsAt, timeZone }: HeldSession): string[] {
  const day = localDate(shifted(endsAt, -NIGHT_HOURS * HOUR), timeZone);
  const soonest = shifted(endsAt, MINUTES_AFTER_END * MINUTE);
  const evening = eveningOf(day, timeZone, soonest);
  const late = soonest > evening;
  const first = late ? soonest : evening;
  return [first, ...REMINDER_DAYS.map((days) => eveningOf(addDays(day, days), timeZone, soonest))];
}

function eveningOf(day: string, timeZone: string, otherwise: string): string {
  const evening = toInstant(day, EVENING, timeZone);
  // No clock skips eight in the evening.
  return 'instant' in evening ? evening.instant : otherwise;
}

/** The first of those instants after `now`; null: none is left. */
export function nextRequest(session: HeldSession, now: string): string | null {
  return requestInstants(session).find((instant) => instant > now) ?? null;
}

/** A session without a report. `askedAt`: when it was first asked for; `nextAt`: when it will be again. */
export type UnreportedSession = HeldSession & { id: string; askedAt: string | null; nextAt: string | null };

/**
 * Which of a mediator's unreported sessions a mail at `now` is written for; none: no mail. It tells of every report that
 * is due (`isReportAsked`), so that one evening brings one mail: it waits for a session of theirs whose first request
 * follows within three hours.
 */
export function sessionsToAskFor(sessions: readonly UnreportedSession[], now: string): string[] {
  const waitsFor = shifted(now, GATHERING_HOURS * HOUR);
  const due: string[] = [];
  for (const session of sessions) {
    const [first] = requestInstants(session);
    const at = session.askedAt === null ? first : session.nextAt;
    if (at === undefined || at === null || session.endsAt <= endsAskedAfter(now)) continue;
    if (at <= now) due.push(session.id);
    else if (session.askedAt === null && at <= waitsFor) return [];
  }
  return due;
}

/** Whether a mail at `now` tells of that session's report. */
export function isReportAsked(session: HeldSession, now: string): boolean {
  const [first] = requestInstants(session);
  return first !== undefined && first <= now && session.endsAt > endsAskedAfter(now);
}

/** Sessions that ended then or before are written about no more. */
export function endsAskedAfter(now: string): string {
  return shifted(now, -DAYS_ASKED * DAY);
}

/** Until when starts or ends are looked at to know whether a mail waits. */
export function gatheringUntil(now: string): string {
  return shifted(now, GATHERING_HOURS * HOUR);
}

/** Sessions that ended then or before are no longer listed as due. */
export function endsDueAfter(now: string): string {
  return shifted(now, -DAYS_DUE * DAY);
}

/** Until when the link of a mail opens the report of a session: the last reminder's still does for a fortnight. */
export function reportLinkEnds(endsAt: string): string {
  return shifted(endsAt, DAYS_ASKED * DAY);
}

function shifted(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
