import { addDays, localDate, toInstant } from './local-time.ts';
import { availability, type SessionDates, type SessionSeats, sessionState } from './session.ts';

/**
 * What mediators are told by mail of the sessions they hold. New registrations are told together, once a day or as they
 * come; a notice says what may ask for something: the session is full, its waiting list is long, somebody gives up
 * their seat shortly before. Instants are UTC, as `Date.toISOString()` writes them.
 */

export const registrationNews = ['off', 'daily', 'each'] as const;
/** How new registrations are told: never, every morning, or as they come. */
export type RegistrationNews = (typeof registrationNews)[number];

export const noticeKinds = ['full', 'waiting', 'cancelled'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a mediator wants to hear of; `circulars` are what coordinators write to many. */
export type NotificationChoices = { registrations: RegistrationNews; circulars: boolean } & Record<
  NoticeKind,
  boolean
>;

/** For whoever chose nothing. */
export const usualChoices: NotificationChoices = {
  registrations: 'daily',
  full: true,
  waiting: true,
  cancelled: true,
  circulars: true,
};

/** What the link of a mail ends: the mails of new registrations, all notices, or what coordinators write. */
export const notificationSubjects = ['registrations', 'notices', 'circulars'] as const;
export type NotificationSubject = (typeof notificationSubjects)[number];

/** The choices without anything of a subject. */
export function withoutSubject(
  choices: NotificationChoices,
  subject: NotificationSubject,
): NotificationChoices {
  switch (subject) {
    case 'registrations':
      return { ...choices, registrations: 'off' };
    case 'notices':
      return { ...choices, full: false, waiting: false, cancelled: false };
    case 'circulars':
      return { ...choices, circulars: false };
  }
}

/** Whether anything of a subject is wanted. */
export function wantsAny(choices: NotificationChoices, subject: NotificationSubject): boolean {
  switch (subject) {
    case 'registrations':
      return choices.registrations !== 'off';
    case 'notices':
      return noticeKinds.some((kind) => choices[kind]);
    case 'circulars':
      return choices.circulars;
  }
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

const MORNING = '07:00';
/** Whoever wants to hear of each registration gets one mail an hour at most, which tells of all that came. */
const NEWS_APART = HOUR;
/** A registration is dated when it begins: one that another process is still storing must not be skipped. */
const SETTLED_AFTER = 2 * MINUTE;
/** Notices of all sessions of a mediator go out in one mail, and the next one so much later at the earliest. */
const NOTICES_APART = 30 * MINUTE;
/** A session that fills, empties and fills again is told of once a day. */
const SAME_NOTICE_APART = 24 * HOUR;
/** Seats that wait before it is worth another date or a bigger room. */
export const LONG_WAITING_LIST = 5;
/** Hours before the start within which each cancellation is told by itself. */
export const LATE_HOURS = 24;

/** Registrations made after what was told, up to this, are told at `now`. */
export function newsUntil(now: string): string {
  return shifted(now, -SETTLED_AFTER);
}

/** When to look for new registrations again after what was told at `now`; null: not any more. `zone` is the mediator's. */
export function nextNews(choice: RegistrationNews, zone: string, now: string): string | null {
  switch (choice) {
    case 'off':
      return null;
    case 'each':
      return shifted(now, NEWS_APART);
    case 'daily': {
      const today = localDate(now, zone);
      const mornings = [today, addDays(today, 1)].map((day) => toInstant(day, MORNING, zone));
      // No clock skips seven in the morning.
      return (
        mornings.flatMap((morning) => ('instant' in morning ? morning.instant : [])).find((at) => at > now) ??
        null
      );
    }
  }
}

/** Up to when registrations were told or need not be, and when to look next; null: not any more. */
export type NewsState = { toldUntil: string; nextAt: string | null };

/**
 * What a change of that choice does. What came while nothing was wanted is not told afterwards; what waited for the
 * morning is told at once to whoever wants to hear of each.
 */
export function changeNews(
  state: NewsState & { choice: RegistrationNews },
  choice: RegistrationNews,
  zone: string,
  now: string,
): NewsState {
  if (choice === state.choice) return { toldUntil: state.toldUntil, nextAt: state.nextAt };
  const toldUntil = state.choice === 'off' ? now : state.toldUntil;
  return { toldUntil, nextAt: choice === 'each' ? now : nextNews(choice, zone, now) };
}

type SeatCounts = SessionSeats & { seatsWaiting: number };

/** What a change of seats makes worth a notice: the session became full, its waiting list grew over the limit. */
export function noticesOfSeats(before: SeatCounts, after: SeatCounts): NoticeKind[] {
  return [
    ...(availability(before) !== 'full' && availability(after) === 'full' ? (['full'] as const) : []),
    ...(!isLong(before) && isLong(after) ? (['waiting'] as const) : []),
  ];
}

/** Whether seats that are given up at `now` are worth a notice: the session starts within 24 hours. */
export function isLateCancellation(startsAt: string, now: string): boolean {
  return startsAt > now && startsAt <= shifted(now, LATE_HOURS * HOUR);
}

/** A session as notices tell of it. */
export type NoticedSession = SessionDates & SeatCounts;

/** Whether a notice still says what is true at `now`, and of a session to come. */
export function isNoticeTrue(kind: NoticeKind, session: NoticedSession, now: string): boolean {
  if (sessionState(session, now) !== 'published') return false;
  switch (kind) {
    case 'full':
      return availability(session) === 'full';
    case 'waiting':
      return isLong(session);
    case 'cancelled':
      return true;
  }
}

/** Whether a notice goes into the mail that is written at `now`. `toldAt`: when the same was last told of that session. */
export function isNoticeDue(
  notice: { kind: NoticeKind; toldAt: string | null; wanted: boolean; session: NoticedSession },
  now: string,
): boolean {
  const { kind, toldAt, wanted, session } = notice;
  if (!wanted || !isNoticeTrue(kind, session, now)) return false;
  return kind === 'cancelled' || toldAt === null || toldAt <= shifted(now, -SAME_NOTICE_APART);
}

/** A mediator who was sent notices later than this gets the next ones afterwards. */
export function noticesSentBefore(now: string): string {
  return shifted(now, -NOTICES_APART);
}

function isLong({ seatsWaiting }: SeatCounts): boolean {
  return seatsWaiting > LONG_WAITING_LIST;
}

export type NotificationKind = 'new-registrations' | 'session-notices';

/** Whether a notification is still to be sent. `things`: the registrations or notices that it would tell of now. */
export function decideNotification(
  situation: { wanted: boolean; things: number } | undefined,
): { kind: 'send' } | { kind: 'drop'; why: 'nothing left to tell of' | 'not wanted any more' } {
  if (!situation || situation.things === 0) return { kind: 'drop', why: 'nothing left to tell of' };
  return situation.wanted ? { kind: 'send' } : { kind: 'drop', why: 'not wanted any more' };
}

function shifted(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
