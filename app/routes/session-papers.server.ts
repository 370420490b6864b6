/** A session's facts in the words that stand on its papers. */

import { differsFromParis } from '#app/domain/local-time.ts';
import { shortCode } from '#app/domain/session-naming.ts';
import { writeSocialSentence } from '#app/domain/social-sentence.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { formatInstant, keepSigns, zoneName } from '#app/text/format.ts';
import { type Locale, localePath, locales, textIn } from '#app/text/locale.ts';
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

/** The language in which a session is made known: its own where we speak it, else French. */
export function languageOfPapers({ language }: Pick<SessionPageFacts, 'language'>): Locale {
  return locales.find((locale) => locale === language) ?? 'fr';
}

/** The short address of a session's public page: see short-address.ts. */
export function shortAddress(
  { id }: Pick<SessionPageFacts, 'id'>,
  { settings }: Pick<RequestContext, 'settings'>,
  locale: Locale,
): string {
  return settings.publicUrl + localePath(locale, `/a/${shortCode(id)}`);
}

/** What one publishes on social networks, in plain text and in that language. */
export function sessionSentence(
  session: SessionPageFacts,
  context: Pick<RequestContext, 'settings'>,
  locale: Locale,
): string {
  const text = textIn(locale);
  const { title, hours, place } = sessionWords(session, locale);
  const day = formatInstant(session.startsAt, session.timeZone, locale, 'day');
  const address = shortAddress(session, context, locale);
  const commune = session.venue?.communeName;
  return writeSocialSentence({
    what: title,
    where: commune === undefined ? [place] : [`${place}, ${commune}`, commune],
    address,
    write: (what, where) =>
      text.papers.promotion.sentence(
        what,
        day,
        hours,
        where,
        text.papers.poster.free[session.entry],
        address,
      ),
  });
}
