import { type Attendance, audiences, type Entry, formats, languages } from '#app/domain/session.ts';
import type { StoredSession } from '#app/domain/session-import.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { toSessionFacts } from './session-rows.server.ts';

/** An organisation's sessions as a sheet holds them. */

export type SheetSession = StoredSession & {
  attendance: Attendance;
  entry: Entry;
  externalId: string | null;
  venue: { id: string; name: string; postcode: string; communeName: string } | null;
  programme: { slug: string; name: string };
};

/** More than an organisation holds in ten years of weeks: an export stays within the memory of a small server. */
export const MAXIMUM_EXPORTED = 10_000;

/** Every session of an organisation, drafts and cancelled ones included, the soonest first. */
export async function listSheetSessions(
  connection: Connection,
  organisationId: string,
): Promise<SheetSession[]> {
  const rows = await selectSessions(connection, organisationId)
    .orderBy('sessions.starts_at')
    .orderBy('sessions.id')
    .limit(MAXIMUM_EXPORTED)
    .execute();
  return rows.map(toSheetSession);
}

/**
 * The sessions that a sheet may mean: those that it names, by their own id or by what the organisation calls them, and
 * those of its days (YYYY-MM-DD). Three queries, whatever the number of rows.
 */
export async function listSessionsForImport(
  connection: Connection,
  organisationId: string,
  { identifiers, days }: { identifiers: readonly string[]; days: readonly string[] },
): Promise<SheetSession[]> {
  const sorted = [...days].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const sessions = selectSessions(connection, organisationId);
  const lists = await Promise.all([
    identifiers.length === 0
      ? []
      : sessions.where('sessions.external_id', 'in', padIds(identifiers)).execute(),
    identifiers.length === 0 ? [] : sessions.where('sessions.id', 'in', padIds(identifiers)).execute(),
    first === undefined || last === undefined
      ? []
      : sessions
          // A day more on each side: local days begin at other instants overseas.
          .where('sessions.starts_at', '>=', `${shift(first, -1)}T00:00:00.000Z`)
          .where('sessions.starts_at', '<=', `${shift(last, 1)}T24:00:00.000Z`)
          .limit(MAXIMUM_EXPORTED)
          .execute(),
  ]);
  const byId = new Map(lists.flat().map((row) => [row.id, row]));
  return [...byId.values()].map(toSheetSession);
}

function shift(day: string, days: number): string {
  const moment = new Date(`${day}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

function selectSessions({ db }: Connection, organisationId: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('programmes', 'programmes.slug', 'sessions.programme_slug')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .selectAll('sessions')
    .select([
      'programmes.name as programme_name',
      'venues.name as venue_name',
      'venues.postcode',
      'venues.commune_name',
    ])
    .where('sessions.organisation_id', '=', organisationId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSessions>['executeTakeFirstOrThrow']>>;

function toSheetSession(row: Row): SheetSession {
  return {
    ...toSessionFacts(row),
    id: row.id,
    externalId: row.external_id,
    programmeSlug: row.programme_slug,
    programme: { slug: row.programme_slug, name: row.programme_name },
    audience: audiences.find((code) => code === row.audience) ?? 'tout-public',
    format: formats.find((code) => code === row.format) ?? 'atelier',
    language: languages.find((code) => code === row.language) ?? 'fr',
    whatToBring: row.what_to_bring,
    expected: row.expected,
    venue:
      row.venue_id === null
        ? null
        : {
            id: row.venue_id,
            name: row.venue_name ?? '',
            postcode: row.postcode ?? '',
            communeName: row.commune_name ?? '',
          },
  };
}
