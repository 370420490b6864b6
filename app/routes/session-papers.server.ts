/** A session's facts in the words that stand on its papers. */
import { differsFromParis } from '#app/domain/local-time.ts';
import { formatInstant, keepSigns, zoneName } from '#app/text/format.ts';
import { type Locale, textIn } from '#app/text/locale.ts';
import type { SessionPageFacts } from '#db/sessions.server.ts';

export type SessionWords = {
  title: string;
  /** Weekday, day, month and year; both days when it ends on another one. */
  day: string;
  /** From when to when on the venue's clock, the zone named where Paris shows another time. */
  hours: string;
  /** The venue, or that it is held online. */
  place: string;
  /** Its address; empty online. */
  address: string;
};

/** What, when and where. */
export function sessionWords(session: SessionPageFacts, locale: Locale): SessionWords {
  const text = textIn(locale);
  const { startsAt, endsAt, timeZone, venue } = session;
  const dayOf = (instant: string) => formatInstant(instant, timeZone, locale, 'long');
  const hourOf = (instant: string) => formatInstant(instant, timeZone, locale, 'time');
  const days = [...new Set([dayOf(startsAt), dayOf(endsAt)])];
  const hours = text.vocabulary.between(hourOf(startsAt), hourOf(endsAt));
  return {
    title: keepSigns(session.title),
    day: days.join(' – '),
    hours: differsFromParis(startsAt, timeZone) ? `${hours} (${zoneName(timeZone, text)})` : hours,
    place: venue ? venue.name : text.vocabulary.attendances.online,
    address: venue
      ? [venue.address, `${venue.postcode} ${venue.communeName}`].filter(Boolean).join(', ')
      : '',
  };
}
