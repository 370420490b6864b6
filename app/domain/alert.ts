import { DateTime } from 'luxon';
import { distanceBetween, KILOMETRES_PER_DEGREE, type Point } from './distance.ts';
import { localTime } from './local-time.ts';
import {
  type Audience,
  availability,
  type SessionDates,
  type SessionSeats,
  sessionState,
} from './session.ts';

/**
 * An alert ("Prévenez-moi"): somebody wants to hear of sessions that fit, published after they asked. Instants are
 * UTC, as `Date.toISOString()` writes them; distances are kilometres.
 */

/** The radii that one may ask for. A short list, so that alerts are found through an index by radius and position. */
export const alertRadii = [5, 10, 20, 50, 100] as const;
export type AlertRadius = (typeof alertRadii)[number];

export const alertDays = ['week', 'weekend'] as const;
export type AlertDays = (typeof alertDays)[number];
/** Of the session's start, on the venue's clock: before noon, before 18:00, later. */
export const alertTimes = ['morning', 'afternoon', 'evening'] as const;
export type AlertTime = (typeof alertTimes)[number];

/** Whether sessions that one only follows online count too, wherever one is. */
export type AlertAttendance = 'on_site' | 'online_too';

/** What somebody waits for around a commune. Empty lists of days or times: all of them suit. */
export type AlertSearch = {
  radius: AlertRadius;
  audience: Audience | null;
  days: AlertDays[];
  times: AlertTime[];
  attendance: AlertAttendance;
};

/** The smallest radius of the list that covers `kilometres`; the usual one without any. */
export function coveringRadius(kilometres: number | undefined): AlertRadius {
  return alertRadii.find((radius) => radius >= (kilometres ?? 20)) ?? 100;
}

/** A choice among all is no choice: both lists are stored in their order, and empty when everything is ticked. */
export function orderChoices<Choice extends string>(
  all: readonly Choice[],
  chosen: readonly Choice[],
): Choice[] {
  const ordered = all.filter((choice) => chosen.includes(choice));
  return ordered.length === all.length ? [] : ordered;
}

/** What makes two alerts of one contact the same. */
export function alertKey(communeCode: string, search: AlertSearch): string {
  const { radius, audience, days, times, attendance } = search;
  return [communeCode, radius, audience ?? '', days.join('+'), times.join('+'), attendance].join(' ');
}

export type AlertableSession = SessionDates &
  SessionSeats & {
    audience: string;
    attendance: 'on_site' | 'online' | 'both';
    timeZone: string;
    /** Null when it is held online only. */
    position: Point | null;
  };

/** Whether anybody may be told of a session at `now`: public, still to come, and with a seat or free entry. */
export function isWorthTelling(session: SessionDates & SessionSeats, now: string): boolean {
  return sessionState(session, now) === 'published' && availability(session) !== 'full';
}

/**
 * Whether a session is what an alert waits for: within the radius of its place or, if asked for, online; for its
 * audience, on a day and at a time that suit. The day and time are those of the session's own zone.
 */
export function suitsAlert(session: AlertableSession, alert: AlertSearch & Point): boolean {
  const online = session.attendance !== 'on_site' && alert.attendance === 'online_too';
  const near = session.position !== null && distanceBetween(alert, session.position) <= alert.radius;
  if (!online && !near) return false;
  if (alert.audience !== null && alert.audience !== session.audience) return false;
  if (alert.days.length > 0 && !alert.days.includes(dayOf(session))) return false;
  return alert.times.length === 0 || alert.times.includes(timeOf(session));
}

function dayOf({ startsAt, timeZone }: AlertableSession): AlertDays {
  return DateTime.fromISO(startsAt, { zone: timeZone }).weekday > 5 ? 'weekend' : 'week';
}

function timeOf({ startsAt, timeZone }: AlertableSession): AlertTime {
  const time = localTime(startsAt, timeZone);
  return time < '12:00' ? 'morning' : time < '18:00' ? 'afternoon' : 'evening';
}

/**
 * The degrees within which an alert of that radius must stand to reach a session there: a box around the circle, to
 * look alerts up through an index.
 */
export function boxAround({ latitude, longitude }: Point, radius: number) {
  const north = radius / KILOMETRES_PER_DEGREE;
  // At the edge of the box that is nearest to a pole, where a degree of longitude is shortest.
  const widest = Math.min(89, Math.abs(latitude) + north);
  const east = north / Math.cos((widest * Math.PI) / 180);
  return {
    south: latitude - north,
    north: latitude + north,
    west: longitude - east,
    east: longitude + east,
  };
}

/** How long an alert waits for its confirmation; the page and the mail say it. */
export const CONFIRMATION_HOURS = 48;
/** Alerts of one contact, and those of them that were never confirmed: nobody's mailbox is to be filled by others. */
export const ALERTS_PER_CONTACT = 10;
export const UNCONFIRMED_PER_CONTACT = 3;

/** Whether an alert that was asked for then can still be confirmed at `now`. */
export function isConfirmable(askedAt: string, now: string): boolean {
  return askedAt > shifted(now, -CONFIRMATION_HOURS);
}

/** Alerts asked for by then and never confirmed are deleted at `now`. */
export function forgetUnconfirmedAskedBefore(now: Date): string {
  return shifted(now.toISOString(), -CONFIRMATION_HOURS);
}

export type AskDecision =
  /** `again`: it is there already; its contact gets its link once more. */
  { kind: 'make' | 'again' } | { kind: 'too_many' };

/** What asking for an alert does, given what its contact has already. */
export function decideAsking(
  own: readonly { key: string; confirmedAt: string | null }[],
  key: string,
): AskDecision {
  if (own.some((alert) => alert.key === key)) return { kind: 'again' };
  const unconfirmed = own.filter((alert) => alert.confirmedAt === null).length;
  return own.length >= ALERTS_PER_CONTACT || unconfirmed >= UNCONFIRMED_PER_CONTACT
    ? { kind: 'too_many' }
    : { kind: 'make' };
}

const HOURS_BETWEEN_MESSAGES = 24;
/** What is published together is told together. */
const GATHERING_MINUTES = 15;
const QUIET_UNTIL = '08:00';
const QUIET_FROM = '21:00';

/**
 * Alerts to tell at `now`: what waits was gathered since `gatheredBefore` or earlier, and the last message went out at
 * `toldBefore` or earlier. So there is one message a day at most.
 */
export function alertsToTell(now: Date): { gatheredBefore: string; toldBefore: string } {
  const instant = now.toISOString();
  return {
    gatheredBefore: shifted(instant, -GATHERING_MINUTES / 60),
    toldBefore: shifted(instant, -HOURS_BETWEEN_MESSAGES),
  };
}

/** Whether a clock in that zone shows an hour at which a telephone may ring: nobody is woken for an alert. */
export function isAwake(zone: string, now: Date): boolean {
  const time = localTime(now.toISOString(), zone);
  return time >= QUIET_UNTIL && time < QUIET_FROM;
}

/** Sessions that wait to be told in one alert; more of them are reached by the message's link to the search. */
export const SESSIONS_GATHERED = 30;
/** Sessions that one message names. */
export const SESSIONS_NAMED = 5;

export type AlertMessageKind = 'alert-confirmation' | 'alert-known' | 'alert-sessions';

export type AlertMessageSituation = {
  alert: { confirmedAt: string | null; askedAt: string } | undefined;
  /** `alert-sessions`: how many of the sessions to tell of can still be told. */
  sessions: number;
};

export type AlertMessageDecision =
  | { kind: 'send'; as: AlertMessageKind }
  | { kind: 'drop'; why: 'nothing left to tell of' | 'alert not confirmed in time' };

/** What to tell of an alert at `now`. Whoever asks again for what they have confirmed gets its link, not a request. */
export function decideAlertMessage(
  kind: AlertMessageKind,
  { alert, sessions }: AlertMessageSituation,
  now: string,
): AlertMessageDecision {
  if (!alert) return { kind: 'drop', why: 'nothing left to tell of' };
  if (kind === 'alert-sessions') {
    return alert.confirmedAt === null || sessions === 0
      ? { kind: 'drop', why: 'nothing left to tell of' }
      : { kind: 'send', as: kind };
  }
  if (alert.confirmedAt !== null) return { kind: 'send', as: 'alert-known' };
  return isConfirmable(alert.askedAt, now)
    ? { kind: 'send', as: 'alert-confirmation' }
    : { kind: 'drop', why: 'alert not confirmed in time' };
}

function shifted(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 60 * 60 * 1000).toISOString();
}
