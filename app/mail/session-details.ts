import { differsFromParis, localTime } from '#app/domain/local-time.ts';
import { foreignLanguage, formatInstant, zoneName } from '#app/text/format.ts';
import type { Locale, Text } from '#app/text/locale.ts';
import { type MailBlock, type MailRow, oneLine } from './layout.ts';
import type { RegistrationFacts, ToldMoment } from './told-facts.ts';

/** What, when and where, with what was before where it differs, then how to come. */
export function sessionDetails(facts: RegistrationFacts, text: Text): MailBlock {
  return { kind: 'facts', rows: [...whatWhenWhere(facts, text), ...howToCome(facts, text)] };
}

/** Rows that say what, when and where, with what was before where it differs. */
export function whatWhenWhere({ session, before, locale }: RegistrationFacts, text: Text): MailRow[] {
  const { labels } = text.mail;
  const when = writeWhen(session, text, locale);
  const where = writeWhere(session, text);
  const written = foreignLanguage(session.language, locale);
  const differing = (label: string, was: string | undefined, is: string, lang?: string) =>
    row(label, was === is ? undefined : was, lang);
  return [
    row(labels.what, session.title, written),
    differing(labels.titleBefore, before?.title, session.title, written),
    row(labels.when, when),
    differing(labels.whenBefore, before && writeWhen(before, text, locale), when),
    row(labels.where, where),
    differing(labels.whereBefore, before && writeWhere(before, text), where),
  ].flat();
}

/** Rows for whoever comes: seats, what to bring; the way and the link to join for those who have a seat. */
function howToCome({ session, seats, waiting, locale }: RegistrationFacts, text: Text): MailRow[] {
  const { labels } = text.mail;
  // Whoever has a seat hears how to come: the confirmation of a late sign-up is the last message before the session.
  const wayThere = waiting ? null : session.wayThere;
  return [
    row(labels.onTheSpot, wayThere?.addressExtra),
    row(labels.transport, wayThere?.transportNotes),
    row(labels.access, wayThere?.accessNotes),
    row(labels.directions, wayThere?.directionsUrl),
    row(labels.phone, wayThere?.phone),
    row(labels.seats, text.mail.seats(seats)),
    row(labels.bring, session.whatToBring, foreignLanguage(session.language, locale)),
    row(labels.joinOnline, waiting ? null : session.onlineUrl),
  ].flat();
}

/** A row, or none for an empty value. `lang`: what the value is written in, where the mail is in another language. */
export function row(label: string, value: string | null | undefined, lang?: string): MailRow[] {
  return value ? [{ label, value: oneLine(value), lang }] : [];
}

/** Day in words and hours on the venue's clock; the zone is named where Paris shows another time. */
export function writeWhen(moment: ToldMoment, text: Text, locale: Locale): string {
  const { startsAt, endsAt, timeZone } = moment;
  const firstDay = formatInstant(startsAt, timeZone, locale, 'long');
  const lastDay = formatInstant(endsAt, timeZone, locale, 'long');
  const from = localTime(startsAt, timeZone);
  const until = localTime(endsAt, timeZone);
  const when =
    firstDay === lastDay
      ? text.mail.hours(firstDay, from, until)
      : text.mail.acrossDays(firstDay, from, lastDay, until);
  return differsFromParis(startsAt, timeZone) ? text.mail.zone(when, zoneName(timeZone, text)) : when;
}

/** An instant (UTC) as day in words and hour on the clock of the session's venue. */
export function momentOf(instant: string, { session, locale }: RegistrationFacts, text: Text): string {
  const { timeZone } = session;
  return text.mail.moment(formatInstant(instant, timeZone, locale, 'long'), localTime(instant, timeZone));
}

/** Day in figures and hour on the venue's clock, for a text message. */
export function shortWhen({ startsAt, timeZone }: ToldMoment, locale: Locale): string {
  return `${formatInstant(startsAt, timeZone, locale, 'short')} ${localTime(startsAt, timeZone)}`;
}

/** Venue and address, or that it is held online. */
export function writeWhere({ place, alsoOnline }: ToldMoment, text: Text): string {
  if (place === null) return text.mail.online;
  return alsoOnline ? text.mail.alsoOnline(place) : place;
}
