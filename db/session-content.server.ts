import { localDate } from '#app/domain/local-time.ts';
import { placeInTime, type TypedSession } from '#app/domain/session-editing.ts';
import { sessionSearchText } from '#app/domain/session-naming.ts';
import type { DatabaseTransaction } from './schema.ts';

/** Where an organisation without a département holds its online sessions: the country's capital. */
const NATIONAL_DEPARTMENT = '75';

/** Turns what was typed into columns: zone and territory are the venue's, or the organisation's for online ones. */
export async function readContent(
  trx: DatabaseTransaction,
  organisationId: string,
  typed: TypedSession,
  presentVenueId: string | null = null,
) {
  const organisation = await trx
    .selectFrom('organisations')
    .select(['name', 'department_code'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const programme = await trx
    .selectFrom('programmes')
    .select('name')
    .where('slug', '=', typed.programmeSlug)
    .executeTakeFirst();
  if (!programme) return { kind: 'unknown-programme' } as const;
  const place =
    typed.venueId === null
      ? await findOnlinePlace(trx, organisation.department_code ?? NATIONAL_DEPARTMENT)
      : await findVenuePlace(trx, typed.venueId, presentVenueId);
  if (!place) return { kind: 'unknown-venue' } as const;
  const time = placeInTime(typed, place.time_zone);
  if (time.kind === 'refused') return { kind: 'wrong-time', problem: time } as const;
  const { venueName, communeName, ...territory } = place;
  return {
    kind: 'content',
    communeName,
    columns: {
      ...territory,
      venue_id: typed.venueId,
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
      local_date: localDate(time.startsAt, territory.time_zone),
      entry: typed.entry,
      capacity: typed.capacity,
      expected: typed.expected,
      search_text: sessionSearchText({
        title: typed.title,
        description: typed.description,
        programmeName: programme.name,
        organisationName: organisation.name,
        venueName,
        communeName,
      }),
    },
  } as const;
}

async function findOnlinePlace(trx: DatabaseTransaction, departmentCode: string) {
  const place = await trx
    .selectFrom('departments')
    .select(['code as department_code', 'region_code', 'time_zone'])
    .where('code', '=', departmentCode)
    .executeTakeFirst();
  return place && { ...place, venueName: null, communeName: null };
}

/** A venue that has closed takes no new session, but keeps the one that is held there. */
async function findVenuePlace(trx: DatabaseTransaction, venueId: string, presentVenueId: string | null) {
  const place = await trx
    .selectFrom('venues')
    .select([
      'department_code',
      'region_code',
      'time_zone',
      'closed_at',
      'name as venueName',
      'commune_name as communeName',
    ])
    .where('id', '=', venueId)
    .executeTakeFirst();
  if (!place || (place.closed_at !== null && venueId !== presentVenueId)) return undefined;
  const { closed_at: _, ...open } = place;
  return open;
}
