/** A session as others show it: the picture of a shared link, and what search engines read. */
import { sessionState } from '#app/domain/session.ts';
import { eventJsonLd, scriptJson } from '#app/feeds/json-ld.ts';
import { type SharingImageFacts, sharingImageStamp } from '#app/feeds/sharing-image.server.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { formatInstant, keepSigns } from '#app/text/format.ts';
import { type Locale, localePath, textIn } from '#app/text/locale.ts';
import { findTerritoryName } from '#db/catalogue.server.ts';
import type { SessionPageFacts } from '#db/sessions.server.ts';

/** What is written on a session's picture: nothing that a sign-up changes. */
export function sessionImageFacts(session: SessionPageFacts, locale: Locale): SharingImageFacts {
  const { site, vocabulary, calendar } = textIn(locale);
  const { startsAt, endsAt, timeZone, venue, programme } = session;
  const hour = (instant: string) => formatInstant(instant, timeZone, locale, 'time');
  const zones: Record<string, string> = calendar.zones;
  const zone = timeZone === 'Europe/Paris' ? undefined : zones[timeZone];
  const day = formatInstant(startsAt, timeZone, locale, 'long');
  const format = vocabulary.formats[session.format];
  return {
    siteName: site.name,
    kicker: programme.slug === 'autre' ? format : `${programme.name} · ${format}`,
    title: keepSigns(session.title),
    when: `${day}, ${vocabulary.between(hour(startsAt), hour(endsAt))}${zone ? ` (${zone})` : ''}`,
    where: venue
      ? `${venue.communeName} (${venue.departmentCode}), ${venue.name}`
      : vocabulary.attendances.online,
    warning: session.cancelledAt === null ? '' : vocabulary.states.cancelled,
  };
}

/** The picture's path, which changes with what is written on it, and its words for those who do not see it. */
export function sessionImage(session: SessionPageFacts, locale: Locale): { path: string; alt: string } {
  const facts = sessionImageFacts(session, locale);
  return {
    path: `/ateliers/${session.slug}.png?v=${sharingImageStamp(facts)}`,
    alt: [facts.warning, facts.title, facts.when, facts.where].filter(Boolean).join(' · '),
  };
}

/** The session as schema.org's Event, ready for a data block. One query, for the region's name. */
export async function sessionJsonLd(
  { connection, settings, locale, now }: RequestContext,
  session: SessionPageFacts,
): Promise<string> {
  const absolute = (path: string) => settings.publicUrl + localePath(locale, path);
  const day = formatInstant(session.startsAt, session.timeZone, locale, 'day');
  const place = session.venue?.communeName ?? textIn(locale).vocabulary.attendances.online;
  const over = sessionState(session, now().toISOString()) === 'past';
  const event = eventJsonLd(
    session,
    {
      page: absolute(`/ateliers/${session.slug}`),
      image: absolute(sessionImage(session, locale).path),
      organiser: absolute(`/ateliers?${new URLSearchParams({ q: session.organisation.name })}`),
    },
    {
      fallback: textIn(locale).session.description(session.title, day, place),
      regionName: await findTerritoryName(connection, 'region', session.regionCode),
      over,
    },
  );
  return scriptJson(event);
}
