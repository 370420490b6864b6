/**
 * What the public API answers, as zod shapes: the types that the feeds fill, the schemas that `/api/v1/openapi.json`
 * publishes, and what the tests hold the answers to are one and the same.
 */
import { z } from 'zod';
import { attendances, audiences, entries, formats, languages } from '#app/domain/session.ts';

const instant = z.iso.datetime().describe('Instant in UTC.');
const localTime = z.iso
  .datetime({ offset: true })
  .describe('The same instant on the clock of `timeZone`, with its offset.');
const address = z.url();
const count = z.int().min(0);

export const pointShape = z.strictObject({
  type: z.literal('Point'),
  coordinates: z.tuple([z.number(), z.number()]).describe('Longitude then latitude, in degrees (WGS 84).'),
});

export const linkShape = z.strictObject({
  rel: z.enum(['self', 'next', 'prev', 'alternate']),
  href: address,
  type: z.string(),
});

const position = z
  .enum(['exact', 'approximate'])
  .describe('`approximate`: placed by its commune, not by its address.');

export const sessionVenueShape = z.strictObject({
  id: z.string(),
  url: address,
  name: z.string(),
  address: z.string(),
  postcode: z.string(),
  communeCode: z.string().describe('INSEE code.'),
  communeName: z.string(),
  stepFree: z.boolean().describe('Known to be step-free.'),
  position,
});

export const sessionPropertiesShape = z.strictObject({
  slug: z.string(),
  url: address.describe('The page, with the sign-up form.'),
  calendarUrl: address.describe('The session as iCalendar.'),
  title: z.string(),
  programme: z.strictObject({ code: z.string(), name: z.string() }),
  audience: z.enum(audiences),
  format: z.enum(formats),
  language: z.enum(languages).describe('ISO 639-1, or `lsf` for French sign language.'),
  attendance: z.enum(attendances),
  status: z.enum(['confirmed', 'cancelled']),
  startsAt: instant,
  endsAt: instant,
  startsAtLocal: localTime,
  endsAtLocal: localTime,
  timeZone: z.string().describe('IANA zone of the venue.'),
  entry: z.enum(entries).describe('`drop_in`: no sign-up.'),
  capacity: count.nullable().describe('Null: no limit.'),
  seatsLeft: count.nullable().describe('Null: no limit, or no sign-up.'),
  availability: z.enum(['drop_in', 'open', 'nearly_full', 'full']),
  venue: sessionVenueShape.nullable().describe('Null for a session held only online.'),
  departmentCode: z.string(),
  regionCode: z.string(),
  organisation: z.string(),
  updatedAt: instant,
  distance: z.number().optional().describe('Kilometres from the place of the search.'),
});

export const sessionShape = z.strictObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: pointShape.nullable(),
  properties: sessionPropertiesShape,
});

export const sessionDetailShape = sessionShape.extend({
  properties: sessionPropertiesShape.extend({
    description: z.string(),
    whatToBring: z.string().nullable(),
  }),
});

export const venueShape = z.strictObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: pointShape,
  properties: z.strictObject({
    url: address,
    calendarUrl: address.describe('The sessions of the venue as iCalendar.'),
    name: z.string(),
    address: z.string(),
    addressExtra: z.string().nullable(),
    postcode: z.string(),
    communeCode: z.string().describe('INSEE code.'),
    communeName: z.string(),
    departmentCode: z.string(),
    regionCode: z.string(),
    timeZone: z.string(),
    position,
    stepFree: z.boolean().describe('Known to be step-free.'),
    accessNotes: z.string().nullable(),
    transportNotes: z.string().nullable(),
    openingHours: z.string().nullable().describe('In the OpenStreetMap format where the source gives it.'),
    website: z.string().nullable(),
    source: z.string(),
    sourceId: z.string(),
    updatedAt: instant,
    distance: z.number().optional().describe('Kilometres from the place of the search.'),
  }),
});

const page = {
  type: z.literal('FeatureCollection'),
  numberMatched: count.describe('How many features match, on all pages.'),
  numberReturned: count,
  links: z.array(linkShape),
};

export const sessionCollectionShape = z.strictObject({ ...page, features: z.array(sessionShape) });
export const venueCollectionShape = z.strictObject({ ...page, features: z.array(venueShape) });

const territoryTotals = z.strictObject({
  events: count.describe('Published sessions that are not cancelled.'),
  seatsOffered: count,
  participants: z.strictObject({
    total: count.describe('The sum of the four others; never given without them.'),
    checkedIn: count,
    counted: count,
    estimated: count,
    registered: count.describe('Seats of confirmed registrations, where no report replaces them yet.'),
  }),
  toVerify: count.describe(
    'People in reports that look odd and wait to be confirmed; not among the participants. Their sessions count as registered meanwhile.',
  ),
});
const targets = z.strictObject({ events: z.number(), seats: z.number(), participants: z.number() });
const origin = z.enum(['set', 'computed']);

export const totalsShape = z.strictObject({
  campaign: z.strictObject({
    slug: z.string(),
    name: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    archivedAt: instant
      .nullable()
      .describe('Since when the figures stand as they were, whatever happens later; null: they still move.'),
  }),
  generatedAt: instant,
  totals: territoryTotals,
  targets,
  groupBy: z.enum(['department', 'region']).nullable(),
  groups: z
    .array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        regionCode: z.string().optional().describe('Of a département.'),
        population: count,
        totals: territoryTotals,
        targets,
        origins: z
          .strictObject({ events: origin, seats: origin, participants: origin })
          .describe('Whether somebody set the target, or it is a share by population.'),
      }),
    )
    .describe('Empty without `groupBy`; territories without any event are listed.'),
});

export const problemShape = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  invalidParameters: z.array(z.strictObject({ name: z.string(), reason: z.string() })).optional(),
});

export type SessionFeature = z.infer<typeof sessionShape>;
export type SessionDetailFeature = z.infer<typeof sessionDetailShape>;
export type SessionCollection = z.infer<typeof sessionCollectionShape>;
export type VenueFeature = z.infer<typeof venueShape>;
export type VenueCollection = z.infer<typeof venueCollectionShape>;
export type Link = z.infer<typeof linkShape>;
export type Problem = z.infer<typeof problemShape>;
