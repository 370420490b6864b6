import { z } from 'zod';
import { makeRegistrationToken } from '#app/auth/registration-token.server.ts';
import { signToken } from '#app/auth/signed-token.server.ts';
import type { Catalogue } from '#app/catalogue/catalogue.server.ts';
import { noticeKinds } from '#app/domain/mediator-notification.ts';
import {
  decideMessage,
  isMessageKind,
  type MessageDecision,
  type MessageDetails,
} from '#app/domain/message.ts';
import { returnReasons } from '#app/domain/moderation.ts';
import { answersUntil, silenceCounts } from '#app/domain/reconfirmation.ts';
import { attendances } from '#app/domain/session.ts';
import { venueInOneLine } from '#app/domain/venue.ts';
import type { Settings } from '#app/env.server.ts';
import { joinCalendar } from '#app/feeds/calendar.ts';
import { type Locale, localePath } from '#app/text/locale.ts';
import {
  type AlertMessageRows,
  alertMessageKey,
  loadAlertMessageRows,
} from '#db/alert-message-rows.server.ts';
import { listCalendarEvents } from '#db/calendar-events.server.ts';
import type { SessionCard } from '#db/catalogue.server.ts';
import { type CircularMessageRows, loadCircularRows } from '#db/circular-message-rows.server.ts';
import type { Connection } from '#db/connection.server.ts';
import {
  loadMessageRows,
  type MessageRows,
  type RegistrationRow,
  type VenueRow,
} from '#db/message-rows.server.ts';
import type { Message } from '#db/messages.server.ts';
import { listNewcomerRows } from '#db/newcomers.server.ts';
import { loadNotificationRows, type NotificationMessageRows } from '#db/notification-message-rows.server.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { listReportsToAskFor, type ReportToAsk } from '#db/report-requests.server.ts';
import { type CorrectionAsked, listCorrectionsAsked } from '#db/report-verifications.server.ts';
import { loadReviewedRows, type ReviewedRows } from '#db/review-message-rows.server.ts';
import { sessionsStillToTell, tellAlert } from './alert-message-facts.server.ts';
import { isMoved, listAlternatives } from './alternatives.server.ts';
import { tellCircular } from './circular-message-facts.server.ts';
import { tellNewRegistrations, tellNotices } from './notification-message-facts.server.ts';
import { isCorrectionDue, tellCorrection, tellReports } from './report-message-facts.server.ts';
import { findMerged, findReviewed, tellReview } from './review-message-facts.server.ts';
import type { Alternative, MessageFacts, RegistrationFacts, ToldMoment, WayThere } from './told-facts.ts';

/** A message with what it would say now; `facts` are undefined when what it tells of is gone. */
export type PreparedMessage<Row extends Message = Message> = {
  message: Row;
  decision: MessageDecision;
  facts: MessageFacts | undefined;
};

type Links = Pick<Settings, 'publicUrl' | 'secret'>;

/** The label of what belongs to no programme. */
const OTHER_PROGRAMME = 'autre';

type Loaded = MessageRows &
  AlertMessageRows &
  NotificationMessageRows &
  CircularMessageRows & {
    programmes: { slug: string; name: string }[];
    /** Whose reports are due, by the id of the account. */
    reports: Map<string, ReportToAsk[]>;
    /** Corrections that were asked for, by the id of what was decided. */
    corrections: Map<string, CorrectionAsked>;
    /** What takes place instead, by the id of the session. */
    alternatives: Map<string, SessionCard[]>;
    reviewed: ReviewedRows;
    newcomers: Awaited<ReturnType<typeof listNewcomerRows>>;
  };

/**
 * Decides for each message what is true at `now` and loads what it says: the same number of queries for one message as
 * for a batch. Alternatives to what is moved or cancelled are looked for in `catalogue`; without one none are proposed.
 */
export async function prepareMessages<Row extends Message>(
  connection: Connection,
  links: Links,
  messages: Row[],
  now: Date,
  catalogue?: Pick<Catalogue, 'search'>,
): Promise<PreparedMessage<Row>[]> {
  const read = messages.map((message) => ({ ...message, details: readDetails(message.details) }));
  const loaded = await loadMessageRows(connection, read);
  const replaced = read.flatMap(({ kind, details, registrationId }) => {
    const row = loaded.registrations.get(registrationId ?? '');
    return row && proposesOthers(kind, details, row) ? [row] : [];
  });
  const alternatives = catalogue && (await listAlternatives(connection, catalogue, replaced, now));
  const programmes = messages.some(({ kind }) => kind === 'thanks') ? await listProgrammes(connection) : [];
  const corrections = await listCorrectionsAsked(
    connection,
    read.flatMap(({ details }) => details.verificationId ?? []),
  );
  const rows: Loaded = {
    ...loaded,
    ...(await loadAlertMessageRows(connection, read)),
    ...(await loadNotificationRows(connection, read, now)),
    ...(await loadCircularRows(connection, read)),
    reports: await listReportsToAskFor(connection, accountsAskedForReports(messages), now),
    corrections: new Map(corrections.map((asked) => [asked.id, asked])),
    alternatives: alternatives ?? new Map(),
    reviewed: await loadReviewedRows(connection, read),
    newcomers: await listNewcomerRows(connection.db, newcomersOf(read)),
    programmes: programmes.filter(({ slug }) => slug !== OTHER_PROGRAMME),
  };
  const languages = new Set(messages.map(({ locale }) => locale));
  const calendarFiles = await makeCalendarFiles(connection, rows, links.publicUrl, languages);
  return messages.map((message) => {
    const prepared = prepare(message, readDetails(message.details), rows, calendarFiles, links, now);
    return { message, ...prepared };
  });
}

function newcomersOf(messages: { details: MessageDetails }[]): string[] {
  return messages.flatMap(({ details }) => details.newcomerId ?? []);
}

/** Two mails to one mediator ask for the same reports. */
function accountsAskedForReports(messages: Message[]): string[] {
  const asked = messages.filter(({ kind }) => kind === 'reports-due');
  return [...new Set(asked.flatMap(({ accountId }) => accountId ?? []))];
}

function prepare(
  message: Message,
  details: MessageDetails,
  rows: Loaded,
  calendarFiles: CalendarFiles,
  links: Links,
  now: Date,
): Pick<PreparedMessage, 'decision' | 'facts'> {
  if (!isMessageKind(message.kind)) {
    return { decision: { kind: 'drop', why: 'nothing left to tell of' }, facts: undefined };
  }
  const signInLink = rows.signInLinks.get(details.signInLinkId ?? '');
  const row = rows.registrations.get(message.registrationId ?? '');
  const alert = rows.alerts.get(message.alertId ?? '');
  const gathered = rows.sessions.get(alertMessageKey(message.alertId, details.toldAt)) ?? [];
  const sessions = sessionsStillToTell(gathered, now);
  const reports = rows.reports.get(message.accountId ?? '') ?? [];
  const correction = rows.corrections.get(details.verificationId ?? '');
  const invitation = rows.invitations.get(details.invitationId ?? '');
  const { locale } = message;
  const address = (path: string) => `${links.publicUrl}${localePath(locale, path)}`;
  const places = { secret: links.secret, address };
  const news =
    message.kind === 'new-registrations'
      ? tellNewRegistrations(message.accountId, details, rows, places)
      : undefined;
  const notices =
    message.kind === 'session-notices'
      ? tellNotices(message.accountId, details, rows, now, places)
      : undefined;
  const notification = news ?? notices;
  const circular =
    message.kind === 'circular' ? tellCircular(message.accountId, details, rows, places) : undefined;
  const newcomer = rows.newcomers.find(({ id }) => id === details.newcomerId);
  const reviewed =
    details.reviewed && findReviewed(rows.reviewed, message.kind, details.reviewed, message.accountId);
  const decision = decideMessage(
    message.kind,
    {
      stillDecided: reviewed?.stillDecided ?? 0,
      ...(newcomer && { newcomer }),
      merged: rows.reviewed.merges.has(details.mergedSessionId ?? ''),
      reportsDue: reports.length,
      ...(notification && { notification }),
      circular: circular?.situation,
      correctionDue: correction !== undefined && isCorrectionDue(correction),
      ...(invitation && { invitation }),
      ...(signInLink && { signInLink }),
      ...(alert && { alert, sessionsToTell: sessions.length }),
      ...(row && { registration: row, session: { ...row, cancelledAt: row.sessionCancelledAt } }),
    },
    details,
    now.toISOString(),
  );
  const kind = decision.kind === 'send' ? decision.as : message.kind;
  if (kind === 'sign-in') {
    if (!signInLink) return { decision, facts: undefined };
    const path = `/connexion/${signToken(links.secret, 'sign-in', signInLink.id)}`;
    const query = details.returnTo ? `?retour=${encodeURIComponent(details.returnTo)}` : '';
    return { decision, facts: { kind, locale, name: signInLink.name, signInUrl: address(path) + query } };
  }
  if (kind === 'alert-confirmation' || kind === 'alert-known' || kind === 'alert-sessions') {
    const facts = alert && { kind, locale, ...tellAlert(alert, sessions, links, address) };
    return { decision, facts };
  }
  if (kind === 'reports-due') {
    const facts = tellReports(reports, links, address);
    return { decision, facts: facts && { kind, locale, ...facts } };
  }
  if (kind === 'new-registrations') return { decision, facts: news && { kind, locale, ...news.facts } };
  if (kind === 'circular') return { decision, facts: circular?.facts && { kind, locale, ...circular.facts } };
  if (kind === 'session-notices') return { decision, facts: notices && { kind, locale, ...notices.facts } };
  if (kind === 'report-correction') {
    const facts = correction && tellCorrection(correction, links, address, now);
    return { decision, facts: facts && { kind, locale, ...facts } };
  }
  if (kind === 'colleague-invited' || kind === 'colleague-elsewhere' || kind === 'coordinator-invited') {
    if (!invitation) return { decision, facts: undefined };
    const path =
      kind === 'colleague-elsewhere'
        ? '/connexion'
        : `/invitations/${signToken(links.secret, 'invitation', details.invitationId ?? '')}`;
    const told = { locale, ...invitation, invitationUrl: address(path) };
    return kind === 'coordinator-invited'
      ? { decision, facts: { kind, ...told } }
      : { decision, facts: { kind, ...told, organisation: invitation.organisation ?? '' } };
  }
  if (kind === 'sessions-merged') {
    const told = findMerged(rows.reviewed, details.mergedSessionId, message.accountId, address);
    return { decision, facts: told && { kind, locale, ...told } };
  }
  if (kind === 'newcomer-confirmation' || kind === 'newcomer-known') {
    const path =
      kind === 'newcomer-known'
        ? '/connexion'
        : `/rejoindre/${signToken(links.secret, 'newcomer', details.newcomerId ?? '')}`;
    return { decision, facts: newcomer && { kind, locale, ...newcomer, link: address(path) } };
  }
  if (kind === 'review-approved' || kind === 'review-returned') {
    return { decision, facts: reviewed && { kind, locale, ...tellReview(kind, reviewed, address) } };
  }
  if (!row) return { decision, facts: undefined };
  // Only the contact that the registration has now gets its key.
  const holdsKey = message.recipient === row.contact;
  const registrationUrl = address(
    holdsKey
      ? `/inscriptions/${makeRegistrationToken(links.secret, row)}`
      : `/ateliers/${encodeURIComponent(row.slug)}`,
  );
  const calendarFile = calendarFiles.get(locale)?.get(row.sessionId) ?? '';
  const told = {
    locale,
    registrationUrl,
    holdsKey,
    calendarFile,
    ...tellRegistration(row, details, rows, address),
    ...(proposesOthers(kind, details, row) && {
      alternatives: (rows.alternatives.get(row.sessionId) ?? []).map((card) =>
        tellAlternative(card, address),
      ),
    }),
  };
  if (kind === 'thanks') {
    const programmes = rows.programmes.map(({ slug, name }) => ({
      name,
      url: address(`/ateliers?programme=${encodeURIComponent(slug)}`),
    }));
    return { decision, facts: { kind, ...told, programmes } };
  }
  if (kind === 'letter') {
    const letter = rows.letters.get(details.letterId ?? '');
    return { decision, facts: letter && { kind, ...told, letter } };
  }
  if (kind === 'reconfirmation') return { decision, facts: { kind, ...told, ...tellQuestion(row, now) } };
  return { decision, facts: { kind, ...told } };
}

function tellRegistration(
  row: RegistrationRow,
  details: MessageDetails,
  rows: Loaded,
  address: (path: string) => string,
): Omit<RegistrationFacts, 'locale' | 'registrationUrl' | 'holdsKey' | 'calendarFile'> {
  const before = details.before && {
    ...details.before,
    place: details.before.place ?? writePlace(rows.formerVenues.get(details.before.venueId ?? '')),
    alsoOnline: details.before.attendance === 'both',
    language: row.language,
  };
  return {
    // Who answers to a contact that was given up may be a stranger to the person.
    name: details.toFormerContact ? null : row.name,
    seats: row.seats,
    waiting: row.confirmedAt === null,
    offeredUntil: details.offeredUntil ?? row.offeredUntil,
    session: {
      ...toldMoment(row),
      onlineUrl: row.attendance === 'on_site' ? null : row.onlineUrl,
      whatToBring: row.whatToBring,
      cancellationReason: row.cancellationReason,
      url: address(`/ateliers/${encodeURIComponent(row.slug)}`),
      nearbyUrl: address(
        row.postcode === null ? '/ateliers?en_ligne=1' : `/ateliers?lieu=${encodeURIComponent(row.postcode)}`,
      ),
      wayThere: findWayThere(row),
    },
    ...(before && { before }),
    ...(details.toFormerContact && { toFormerContact: true }),
  };
}

/** Whether a message proposes other sessions: what it tells may keep somebody from coming. */
function proposesOthers(kind: string, { before }: MessageDetails, row: RegistrationRow): boolean {
  // Nothing more to come to either, once it is over.
  if (kind === 'session-cancelled' || kind === 'thanks') return true;
  return kind === 'session-changed' && isMoved(before, row);
}

function tellAlternative(card: SessionCard, address: (path: string) => string): Alternative {
  const { title, language, startsAt, endsAt, timeZone, attendance, venueName, communeName } = card;
  const place = venueName === undefined ? null : [venueName, communeName].filter(Boolean).join(', ');
  const url = address(`/ateliers/${encodeURIComponent(card.slug)}`);
  return { title, language, startsAt, endsAt, timeZone, place, alsoOnline: attendance === 'both', url };
}

function tellQuestion({ startsAt, freesSilentSince }: RegistrationRow, now: Date) {
  return {
    answersUntil: answersUntil(startsAt),
    silenceCounts: freesSilentSince !== null && silenceCounts(startsAt, now.toISOString()),
  };
}

function findWayThere(row: RegistrationRow): WayThere | null {
  const { addressExtra, accessNotes, transportNotes, phone, latitude, longitude } = row;
  if (latitude === null || longitude === null) return null;
  const directionsUrl = `https://www.openstreetmap.org/directions?to=${latitude}%2C${longitude}`;
  return { addressExtra, accessNotes, transportNotes, phone, directionsUrl };
}

function toldMoment(row: RegistrationRow): ToldMoment {
  const { title, language, startsAt, endsAt, timeZone, attendance } = row;
  const place = writePlace(row);
  return { title, language, startsAt, endsAt, timeZone, place, alsoOnline: attendance === 'both' };
}

function writePlace(venue: Omit<VenueRow | RegistrationRow, 'id'> | undefined): string | null {
  if (!venue || venue.venueName === null) return null;
  return venueInOneLine({ ...venue, name: venue.venueName });
}

/** By language and id of the session. */
type CalendarFiles = Map<Locale, Map<string, string>>;

/** The calendar file of each session that the messages tell of, in each language that they are written in. */
async function makeCalendarFiles(
  connection: Connection,
  { registrations }: MessageRows,
  publicUrl: string,
  languages: ReadonlySet<Locale>,
): Promise<CalendarFiles> {
  const titles = new Map([...registrations.values()].map((row) => [row.sessionId, row.title]));
  const files: CalendarFiles = new Map();
  for (const locale of languages) {
    const events = await listCalendarEvents(connection, [...titles.keys()], publicUrl, locale);
    const joined = [...events].map(([sessionId, event]): [string, string] => [
      sessionId,
      joinCalendar(titles.get(sessionId) ?? '', [event], locale),
    ]);
    files.set(locale, new Map(joined));
  }
  return files;
}

const detailsShape = z
  .object({
    before: z.object({
      startsAt: z.string(),
      endsAt: z.string(),
      timeZone: z.string(),
      venueId: z.string().nullable(),
      title: z.string(),
      attendance: z.enum(attendances),
      onlineUrl: z.string().nullable(),
      place: z.string().optional(),
    }),
    remindsOf: z.string(),
    offeredUntil: z.string(),
    toFormerContact: z.boolean(),
    letterId: z.string(),
    signInLinkId: z.string(),
    returnTo: z.string(),
    toldAt: z.string(),
    verificationId: z.string(),
    invitationId: z.string(),
    newsSince: z.string(),
    newsUntil: z.string(),
    circularId: z.string(),
    circularTest: z.object({ subject: z.string(), body: z.string() }),
    notices: z.array(z.object({ sessionId: z.string(), kind: z.enum(noticeKinds), seats: z.number() })),
    newcomerId: z.string(),
    mergedSessionId: z.string(),
    reviewed: z.object({
      sessionIds: z.array(z.string()),
      organisationId: z.string().nullable(),
      reason: z.enum(returnReasons).optional(),
      note: z.string().nullable().optional(),
    }),
  })
  .partial();

/** Details of another shape, written by another version, count as none: what is true now can still be said. */
function readDetails(details: string | null): MessageDetails {
  return (details !== null && detailsShape.safeParse(JSON.parse(details)).data) || {};
}
