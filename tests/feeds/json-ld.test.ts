import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type EventFacts, type EventVenue, eventJsonLd, scriptJson } from '#app/feeds/json-ld.ts';

const schema = (name: string) => z.literal(`https://schema.org/${name}`);
const localTime = z.iso.datetime({ offset: true }).refine((time) => !time.endsWith('Z'));
const place = z.object({
  '@type': z.literal('Place'),
  name: z.string().min(1),
  address: z.object({
    '@type': z.literal('PostalAddress'),
    streetAddress: z.string().min(1),
    postalCode: z.string().min(1),
    addressLocality: z.string().min(1),
    addressRegion: z.string().min(1),
    addressCountry: z.string().regex(/^[A-Z]{2}$/),
  }),
  geo: z
    .object({ '@type': z.literal('GeoCoordinates'), latitude: z.number(), longitude: z.number() })
    .optional(),
});
const virtual = z.object({ '@type': z.literal('VirtualLocation'), url: z.url() });
const organisation = z.object({ '@type': z.literal('Organization'), name: z.string().min(1), url: z.url() });

/** What Google requires and recommends of an event (developers.google.com/search/docs/appearance/structured-data/event). */
const googleEvent = z.object({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('Event'),
  name: z.string().min(1),
  description: z.string().min(1),
  startDate: localTime,
  endDate: localTime,
  eventStatus: z.union([schema('EventScheduled'), schema('EventRescheduled'), schema('EventCancelled')]),
  previousStartDate: localTime.optional(),
  eventAttendanceMode: z.union([
    schema('OfflineEventAttendanceMode'),
    schema('OnlineEventAttendanceMode'),
    schema('MixedEventAttendanceMode'),
  ]),
  location: z.union([place, virtual, z.tuple([place, virtual])]),
  image: z.array(z.url()).min(1),
  organizer: organisation,
  performer: organisation,
  offers: z.object({
    '@type': z.literal('Offer'),
    price: z.literal(0),
    priceCurrency: z.literal('EUR'),
    availability: z.union([
      schema('InStock'),
      schema('LimitedAvailability'),
      schema('SoldOut'),
      schema('Discontinued'),
    ]),
    url: z.url(),
    validFrom: z.iso.datetime(),
  }),
  url: z.url(),
  isAccessibleForFree: z.literal(true),
  inLanguage: z.string().regex(/^[a-z]{2,3}$/),
  maximumAttendeeCapacity: z.int().optional(),
  remainingAttendeeCapacity: z.int().min(0).optional(),
});

const venue: EventVenue = {
  name: 'Médiathèque',
  address: '1 place de la Mairie',
  addressExtra: 'Salle 2',
  postcode: '23000',
  communeName: 'Guéret',
  departmentCode: '23',
  latitude: 46.17,
  longitude: 1.87,
  position: 'exact',
};

function eventOf(changes: Partial<EventFacts> = {}, over = false) {
  const session: EventFacts = {
    title: 'Comprendre l’IA',
    description: 'Un café, des questions.',
    startsAt: '2027-05-18T12:00:00.000Z',
    endsAt: '2027-05-18T14:00:00.000Z',
    timeZone: 'Europe/Paris',
    movedFrom: null,
    cancelledAt: null,
    publishedAt: '2027-03-01T09:00:00.000Z',
    language: 'fr',
    attendance: 'on_site',
    onlineUrl: null,
    organisation: { name: 'Les Voisins & Cie' },
    venue,
    entry: 'sign_up',
    capacity: 12,
    seatsTaken: 2,
    seatsHeld: 0,
    ...changes,
  };
  const event = eventJsonLd(
    session,
    {
      page: 'https://exemple.test/ateliers/comprendre-l-ia',
      image: 'https://exemple.test/ateliers/comprendre-l-ia.png?v=1',
      organiser: 'https://exemple.test/ateliers?q=Les+Voisins',
    },
    { fallback: 'Comprendre l’IA, mardi 18 mai, Guéret.', regionName: 'Nouvelle-Aquitaine', over },
  );
  return googleEvent.parse(event);
}

describe('a session told to search engines', () => {
  it('on site has its local times, its whole address and its seats', () => {
    expect(eventOf()).toMatchObject({
      startDate: '2027-05-18T14:00:00+02:00',
      endDate: '2027-05-18T16:00:00+02:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: {
        address: {
          streetAddress: '1 place de la Mairie, Salle 2',
          addressRegion: 'Nouvelle-Aquitaine',
          addressCountry: 'FR',
        },
        geo: { latitude: 46.17 },
      },
      offers: { availability: 'https://schema.org/InStock', validFrom: '2027-03-01T09:00:00.000Z' },
      maximumAttendeeCapacity: 12,
      remainingAttendeeCapacity: 10,
    });
  });

  it('online is joined from its page when the address of the meeting is not public', () => {
    const online = { attendance: 'online', venue: null } as const;
    expect(eventOf(online).location).toEqual({
      '@type': 'VirtualLocation',
      url: 'https://exemple.test/ateliers/comprendre-l-ia',
    });
    expect(eventOf({ ...online, onlineUrl: 'https://visio.test/a' }).location).toMatchObject({
      url: 'https://visio.test/a',
    });
  });

  it('on site and online has both places', () => {
    const event = eventOf({ attendance: 'both' });
    expect(event.eventAttendanceMode).toBe('https://schema.org/MixedEventAttendanceMode');
    expect(event.location).toMatchObject([{ '@type': 'Place' }, { '@type': 'VirtualLocation' }]);
  });

  it('cancelled keeps its date and offers nothing', () => {
    expect(eventOf({ cancelledAt: '2027-05-01T09:00:00.000Z' })).toMatchObject({
      startDate: '2027-05-18T14:00:00+02:00',
      eventStatus: 'https://schema.org/EventCancelled',
      offers: { availability: 'https://schema.org/Discontinued' },
    });
  });

  it('moved says from when to when, and cancelled after a move only that it is cancelled', () => {
    const movedFrom = '2027-05-17T08:00:00.000Z';
    expect(eventOf({ movedFrom })).toMatchObject({
      startDate: '2027-05-18T14:00:00+02:00',
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2027-05-17T10:00:00+02:00',
    });
    const cancelled = eventOf({ movedFrom, cancelledAt: '2027-05-01T09:00:00.000Z' });
    expect(cancelled.eventStatus).toBe('https://schema.org/EventCancelled');
    expect(cancelled).not.toHaveProperty('previousStartDate');
  });

  it('moved and moved back stands where it was announced', () => {
    expect(eventOf({ movedFrom: '2027-05-18T12:00:00.000Z' })).not.toHaveProperty('previousStartDate');
  });

  it('over offers nothing', () => {
    expect(eventOf({}, true).offers.availability).toBe('https://schema.org/Discontinued');
  });

  it('overseas has the offset and the country code of its place', () => {
    const event = eventOf({
      timeZone: 'Pacific/Noumea',
      venue: { ...venue, departmentCode: '988', postcode: '98800', communeName: 'Nouméa' },
    });
    expect(event.startDate).toBe('2027-05-18T23:00:00+11:00');
    expect(event.location).toMatchObject({ address: { addressCountry: 'NC' } });
  });

  it('full is sold out, nearly full says so, drop-in and unlimited count nobody', () => {
    expect(eventOf({ seatsTaken: 12 })).toMatchObject({
      offers: { availability: 'https://schema.org/SoldOut' },
      remainingAttendeeCapacity: 0,
    });
    expect(eventOf({ seatsTaken: 10 }).offers.availability).toBe('https://schema.org/LimitedAvailability');
    expect(eventOf({ capacity: null })).not.toHaveProperty('maximumAttendeeCapacity');
    expect(eventOf({ entry: 'drop_in' })).not.toHaveProperty('remainingAttendeeCapacity');
  });

  it('has no position when only its commune is known, and a description whatever was typed', () => {
    expect(eventOf({ venue: { ...venue, position: 'approximate' } }).location).not.toHaveProperty('geo');
    expect(eventOf({ description: '' }).description).toBe('Comprendre l’IA, mardi 18 mai, Guéret.');
  });

  it('in French sign language has the code that the web knows', () => {
    expect(eventOf({ language: 'lsf' }).inLanguage).toBe('fsl');
  });
});

it('nothing that somebody typed can leave the data block', () => {
  const typed = { name: '</script><script>alert(1)</script><!-- <script>', other: 'a & b "c" \u2028' };
  const json = scriptJson(typed);
  expect(json).not.toMatch(/[<>]/);
  expect(JSON.parse(json)).toEqual(typed);
});
