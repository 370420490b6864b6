/** Sessions and venues as GeoJSON (RFC 7946), for other software. Nothing personal. */
import { DateTime } from 'luxon';
import { attendances, audiences, availability, formats, languages, seatsLeft } from '#app/domain/session.ts';
import type { SessionCard } from '#db/catalogue.server.ts';
import type { VenuePage } from '#db/venue-directory.server.ts';
import type { Link, SessionDetailFeature, SessionFeature, VenueFeature } from './api-shapes.ts';

export const GEOJSON = 'application/geo+json; charset=utf-8';

/** A session as a feature; `distance` in kilometres when the search named a place. */
export function sessionFeature(
  card: SessionCard,
  publicUrl: string,
  distance?: number | undefined,
): SessionFeature {
  const left = card.entry === 'drop_in' ? undefined : seatsLeft(card);
  return {
    type: 'Feature',
    id: card.id,
    geometry: point(card.latitude, card.longitude),
    properties: {
      slug: card.slug,
      url: `${publicUrl}/ateliers/${card.slug}`,
      calendarUrl: `${publicUrl}/ateliers/${card.slug}.ics`,
      title: card.title,
      programme: { code: card.programmeSlug, name: card.programmeName },
      audience: known(audiences, card.audience, 'tout-public'),
      format: known(formats, card.format, 'atelier'),
      language: known(languages, card.language, 'fr'),
      attendance: known(attendances, card.attendance, 'on_site'),
      status: card.cancelledAt === null ? 'confirmed' : 'cancelled',
      startsAt: card.startsAt,
      endsAt: card.endsAt,
      startsAtLocal: localTime(card.startsAt, card.timeZone),
      endsAtLocal: localTime(card.endsAt, card.timeZone),
      timeZone: card.timeZone,
      entry: card.entry,
      capacity: card.capacity,
      seatsLeft: left ?? null,
      availability: availability(card),
      venue: venueOf(card, publicUrl),
      departmentCode: card.departmentCode,
      regionCode: card.regionCode,
      organisation: card.organisationName,
      updatedAt: card.updatedAt,
      ...(distance !== undefined && { distance: rounded(distance) }),
    },
  };
}

/** The same, with the texts that only the session's own page shows. */
export function sessionDetailFeature(
  card: SessionCard & { description: string; whatToBring: string | null },
  publicUrl: string,
): SessionDetailFeature {
  const feature = sessionFeature(card, publicUrl);
  const { description, whatToBring } = card;
  return { ...feature, properties: { ...feature.properties, description, whatToBring } };
}

export function venueFeature(venue: VenuePage['venues'][number], publicUrl: string): VenueFeature {
  return {
    type: 'Feature',
    id: venue.id,
    geometry: { type: 'Point', coordinates: [venue.longitude, venue.latitude] },
    properties: {
      url: `${publicUrl}/lieux/${venue.id}`,
      calendarUrl: `${publicUrl}/lieux/${venue.id}/calendrier.ics`,
      name: venue.name,
      address: venue.address,
      addressExtra: venue.address_extra,
      postcode: venue.postcode,
      communeCode: venue.commune_code,
      communeName: venue.commune_name,
      departmentCode: venue.department_code,
      regionCode: venue.region_code,
      timeZone: venue.time_zone,
      position: venue.position,
      stepFree: venue.step_free_since !== null,
      accessNotes: venue.access_notes,
      transportNotes: venue.transport_notes,
      openingHours: venue.opening_hours,
      website: venue.website,
      source: venue.source,
      sourceId: venue.source_id,
      updatedAt: venue.updated_at,
      ...(venue.distance !== undefined && { distance: rounded(venue.distance) }),
    },
  };
}

/**
 * The links of one page of a collection. `address` writes the absolute address of a page (from 1); a page beyond the
 * last one leads back to it.
 */
export function pageLinks(
  page: number,
  pageSize: number,
  total: number,
  address: (page: number) => string,
): Link[] {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const link = (rel: Link['rel'], to: number): Link => ({ rel, href: address(to), type: GEOJSON });
  return [
    link('self', page),
    ...(page > 1 ? [link('prev', Math.min(page - 1, last))] : []),
    ...(page < last ? [link('next', page + 1)] : []),
  ];
}

function venueOf(card: SessionCard, publicUrl: string): SessionFeature['properties']['venue'] {
  if (card.venueId === undefined) return null;
  return {
    id: card.venueId,
    url: `${publicUrl}/lieux/${card.venueId}`,
    name: card.venueName ?? '',
    address: card.address ?? '',
    postcode: card.postcode ?? '',
    communeCode: card.communeCode ?? '',
    communeName: card.communeName ?? '',
    stepFree: card.stepFree,
    position: card.position ?? 'approximate',
  };
}

function point(latitude: number | undefined, longitude: number | undefined): SessionFeature['geometry'] {
  return latitude === undefined || longitude === undefined
    ? null
    : { type: 'Point', coordinates: [longitude, latitude] };
}

/** A stored code, or the usual one when it is from before the vocabulary: the API promises the listed ones. */
function known<Code extends string>(codes: readonly Code[], code: string, usual: Code): Code {
  return codes.find((each) => each === code) ?? usual;
}

/** `2027-05-18T14:00:00+04:00` */
function localTime(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toISO({ suppressMilliseconds: true }) ?? instant;
}

function rounded(kilometres: number): number {
  return Math.round(kilometres * 100) / 100;
}
