/** A session as schema.org describes an event, for search engines. */
import { type Availability, availability, type SessionSeats, seatsLeft } from '#app/domain/session.ts';
import { machineTime } from '#app/text/format.ts';

/** What is told of a session; instants are UTC, addresses absolute. */
export type EventFacts = SessionSeats & {
  title: string;
  description: string;
  startsAt: string;
  endsAt: string;
  /** IANA. */
  timeZone: string;
  /** The start that was first announced; null when it never moved since. */
  movedFrom: string | null;
  cancelledAt: string | null;
  publishedAt: string | null;
  /** A code of app/domain/session.ts. */
  language: string;
  attendance: 'on_site' | 'online' | 'both';
  /** Null when the meeting's address is only for those who signed up. */
  onlineUrl: string | null;
  organisation: { name: string };
  venue: EventVenue | null;
};

export type EventVenue = {
  name: string;
  address: string;
  addressExtra: string | null;
  postcode: string;
  communeName: string;
  /** INSEE code of the département. */
  departmentCode: string;
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
};

export type EventAddresses = {
  /** The session's page, in the language of the description. */
  page: string;
  image: string;
  /** What the organiser holds here: the closest thing we know to its own page. */
  organiser: string;
};

const SCHEMA = 'https://schema.org';

const attendanceModes = {
  on_site: `${SCHEMA}/OfflineEventAttendanceMode`,
  online: `${SCHEMA}/OnlineEventAttendanceMode`,
  both: `${SCHEMA}/MixedEventAttendanceMode`,
} as const;

const offerAvailabilities: Record<Availability, string> = {
  drop_in: `${SCHEMA}/InStock`,
  open: `${SCHEMA}/InStock`,
  nearly_full: `${SCHEMA}/LimitedAvailability`,
  full: `${SCHEMA}/SoldOut`,
};

/** ISO 3166-1 gives each of these a code of its own, beside FR. */
const overseasCountries: Record<string, string> = {
  '971': 'GP',
  '972': 'MQ',
  '973': 'GF',
  '974': 'RE',
  '975': 'PM',
  '976': 'YT',
  '977': 'BL',
  '978': 'MF',
  '986': 'WF',
  '987': 'PF',
  '988': 'NC',
};

/**
 * The Event of https://developers.google.com/search/docs/appearance/structured-data/event, with every field it
 * requires or recommends that we know. A moved session is EventRescheduled and tells the start first announced, whose hours are
 * written in the zone of its present venue: the instant is what counts. One that is called off is EventCancelled and
 * keeps its date, moved before or not. `fallback` describes a session without a description; one that is `over` offers no
 * seat.
 */
export function eventJsonLd(
  session: EventFacts,
  addresses: EventAddresses,
  { fallback, regionName, over }: { fallback: string; regionName: string | undefined; over: boolean },
) {
  const left = seatsLeft(session);
  const open = session.cancelledAt === null && !over;
  const organiser = { '@type': 'Organization', name: session.organisation.name, url: addresses.organiser };
  return {
    '@context': SCHEMA,
    '@type': 'Event',
    '@id': `${addresses.page}#atelier`,
    name: session.title,
    description: session.description || fallback,
    url: addresses.page,
    image: [addresses.image],
    startDate: machineTime(session.startsAt, session.timeZone),
    endDate: machineTime(session.endsAt, session.timeZone),
    ...statusOf(session),
    eventAttendanceMode: attendanceModes[session.attendance],
    location: locationOf(session, addresses.page, regionName),
    organizer: organiser,
    performer: organiser,
    inLanguage: session.language === 'lsf' ? 'fsl' : session.language,
    isAccessibleForFree: true,
    offers: {
      '@type': 'Offer',
      price: 0,
      priceCurrency: 'EUR',
      availability: open ? offerAvailabilities[availability(session)] : `${SCHEMA}/Discontinued`,
      url: addresses.page,
      ...(session.publishedAt === null ? {} : { validFrom: session.publishedAt }),
    },
    ...(session.capacity === null ? {} : { maximumAttendeeCapacity: session.capacity }),
    ...(left === undefined || session.entry === 'drop_in' ? {} : { remainingAttendeeCapacity: left }),
  };
}

function statusOf({ cancelledAt, movedFrom, startsAt, timeZone }: EventFacts) {
  if (cancelledAt !== null) return { eventStatus: `${SCHEMA}/EventCancelled` };
  if (movedFrom === null || movedFrom === startsAt) return { eventStatus: `${SCHEMA}/EventScheduled` };
  return {
    eventStatus: `${SCHEMA}/EventRescheduled`,
    previousStartDate: machineTime(movedFrom, timeZone),
  };
}

function locationOf({ attendance, onlineUrl, venue }: EventFacts, page: string, region: string | undefined) {
  const place = venue && placeOf(venue, region);
  if (attendance === 'on_site') return place;
  // The meeting is joined from the page when its address is not public.
  const online = { '@type': 'VirtualLocation', url: onlineUrl ?? page };
  return place ? [place, online] : online;
}

function placeOf(venue: EventVenue, regionName: string | undefined) {
  return {
    '@type': 'Place',
    name: venue.name,
    address: {
      '@type': 'PostalAddress',
      streetAddress: [venue.address, venue.addressExtra].filter(Boolean).join(', '),
      postalCode: venue.postcode,
      addressLocality: venue.communeName,
      ...(regionName === undefined ? {} : { addressRegion: regionName }),
      addressCountry: overseasCountries[venue.departmentCode] ?? 'FR',
    },
    // A commune's centre is not where people should be sent.
    ...(venue.position === 'exact'
      ? { geo: { '@type': 'GeoCoordinates', latitude: venue.latitude, longitude: venue.longitude } }
      : {}),
  };
}

/** JSON for the inside of a `<script>`: nothing in it can close the element or open a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c').replace(/>/g, '\\u003e');
}
