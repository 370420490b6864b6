import { localDate } from '#app/domain/local-time.ts';
import { placeInTime, type TypedSession } from '#app/domain/session-editing.ts';
import { sessionSearchText } from '#app/domain/session-naming.ts';
import { padIds } from './id-lists.ts';
import { followMerges } from './merged-venues.server.ts';
import type { Database } from './schema.ts';

/** Where an organisation without a département holds its online sessions: the country's capital. */
const NATIONAL_DEPARTMENT = '75';

/** How many ids one statement names at most: both engines bound the number of parameters. */
const IDS_PER_STATEMENT = 512;

type Place = {
  /** Null for an online session. */
  venueId: string | null;
  department_code: string;
  region_code: string;
  time_zone: string;
  venueName: string | null;
  communeName: string | null;
};

/** What turning typed sessions into columns looks at; the same few reads for one session and for a thousand. */
export type ContentFacts = {
  organisationName: string;
  programmeNames: Map<string, string>;
  /** By the id that was typed: one that was merged into another is the other one. */
  venues: Map<string, Place & { closed: boolean }>;
  onlinePlace: Place | undefined;
};

/** Loads what `placeContent` needs for sessions of one organisation. */
export async function loadContentFacts(
  db: Database,
  organisationId: string,
  typed: readonly Pick<TypedSession, 'venueId'>[],
): Promise<ContentFacts> {
  const organisation = await db
    .selectFrom('organisations')
    .select(['name', 'department_code'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const programmes = await db.selectFrom('programmes').select(['slug', 'name']).execute();
  const onlinePlace = typed.some(({ venueId }) => venueId === null)
    ? await findOnlinePlace(db, organisation.department_code ?? NATIONAL_DEPARTMENT)
    : undefined;
  return {
    organisationName: organisation.name,
    programmeNames: new Map(programmes.map(({ slug, name }) => [slug, name])),
    venues: await findVenuePlaces(db, [...new Set(typed.flatMap(({ venueId }) => venueId ?? []))]),
    onlinePlace,
  };
}

/**
 * Turns what was typed into columns: zone and territory are the venue's, or the organisation's for online sessions. A
 * venue that has closed takes no new session, but keeps the one that is held there (`presentVenueId`).
 */
export function placeContent(facts: ContentFacts, typed: TypedSession, presentVenueId: string | null = null) {
  const programmeName = facts.programmeNames.get(typed.programmeSlug);
  if (programmeName === undefined) return { kind: 'unknown-programme' } as const;
  const place = findPlace(facts, typed.venueId, presentVenueId);
  if (!place) return { kind: 'unknown-venue' } as const;
  const time = placeInTime(typed, place.time_zone);
  if (time.kind === 'refused') return { kind: 'wrong-time', problem: time } as const;
  const { venueName, communeName, department_code, region_code, time_zone } = place;
  return {
    kind: 'content',
    communeName,
    columns: {
      department_code,
      region_code,
      time_zone,
      venue_id: place.venueId,
      programme_slug: typed.programmeSlug,
      title: typed.title,
      description: typed.description,
      audience: typed.audience,
      format: typed.format,
      language: typed.language,
      attendance: typed.attendance,
      online_url: typed.onlineUrl,
      what_to_bring: typed.whatToBring,
      starts_at: time.startsAt,
      ends_at: time.endsAt,
      local_date: localDate(time.startsAt, time_zone),
      entry: typed.entry,
      capacity: typed.capacity,
      expected: typed.expected,
      search_text: sessionSearchText({
        title: typed.title,
        description: typed.description,
        programmeName,
        organisationName: facts.organisationName,
        venueName,
        communeName,
      }),
    },
  } as const;
}

function findPlace({ venues, onlinePlace }: ContentFacts, venueId: string | null, present: string | null) {
  if (venueId === null) return onlinePlace;
  const venue = venues.get(venueId);
  return venue?.closed && venue.venueId !== present ? undefined : venue;
}

async function findOnlinePlace(db: Database, departmentCode: string): Promise<Place | undefined> {
  const place = await db
    .selectFrom('departments')
    .select(['code as department_code', 'region_code', 'time_zone'])
    .where('code', '=', departmentCode)
    .executeTakeFirst();
  return place && { ...place, venueId: null, venueName: null, communeName: null };
}

async function findVenuePlaces(db: Database, ids: readonly string[]): Promise<ContentFacts['venues']> {
  const known: ContentFacts['venues'] = new Map();
  const kept = await followMerges(db, ids);
  const present = [...new Set(ids.map((id) => kept.get(id) ?? id))];
  for (let start = 0; start < present.length; start += IDS_PER_STATEMENT) {
    const rows = await db
      .selectFrom('venues')
      .select(['id', 'department_code', 'region_code', 'time_zone', 'closed_at', 'name', 'commune_name'])
      .where('id', 'in', padIds(present.slice(start, start + IDS_PER_STATEMENT)))
      .execute();
    for (const { id, name, commune_name, closed_at, ...territory } of rows) {
      known.set(id, {
        ...territory,
        venueId: id,
        venueName: name,
        communeName: commune_name,
        closed: closed_at !== null,
      });
    }
  }
  for (const [id, keptId] of kept) {
    const place = known.get(keptId);
    if (place) known.set(id, place);
  }
  return known;
}
