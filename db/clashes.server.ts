import type { Clash } from '#app/domain/session-warnings.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';

export type Clashes = { sameVenue: Clash[]; sameMediator: Clash[] };

/** More clashes than anybody reads; what is over is not told. */
const CLASHES_LIMIT = 300;

/** No session lasts longer (hours): what began before that is over. */
const LONGEST_HOURS = 24;

/**
 * For each of an organisation's sessions, by id: the others that are held in the same venue, or by the same mediator,
 * while it lasts. Drafts of other organisations stay secret, called-off sessions clash with nothing. Two queries.
 */
export async function listClashes(
  { db }: Connection,
  sessions: readonly { id: string; startsAt: string; endsAt: string }[],
  organisationId: string,
): Promise<Map<string, Clashes>> {
  const found = new Map<string, Clashes>(sessions.map(({ id }) => [id, { sameVenue: [], sameMediator: [] }]));
  const earliest = sessions.map(({ startsAt }) => startsAt).sort()[0];
  if (earliest === undefined) return found;
  const since = new Date(Date.parse(earliest) - LONGEST_HOURS * 60 * 60 * 1000).toISOString();
  const overlapping = (shared: 'venue_id' | 'mediator_id') =>
    db
      .selectFrom('sessions as mine')
      .innerJoin('sessions as other', (join) =>
        join
          .onRef(`other.${shared}`, '=', `mine.${shared}`)
          .onRef('other.starts_at', '<', 'mine.ends_at')
          .onRef('other.ends_at', '>', 'mine.starts_at')
          .onRef('other.id', '!=', 'mine.id'),
      )
      .select([
        'mine.id as mineId',
        'other.id as sessionId',
        'other.slug',
        'other.title',
        'other.starts_at as startsAt',
        'other.ends_at as endsAt',
        'other.time_zone as timeZone',
        'other.published_at as publishedAt',
        'other.organisation_id as organisationId',
      ])
      .where('mine.id', 'in', padIds(sessions.map(({ id }) => id)))
      .where('other.starts_at', '>', since)
      .where('other.cancelled_at', 'is', null)
      .where((row) =>
        row.or([
          row('other.published_at', 'is not', null),
          row('other.organisation_id', '=', organisationId),
        ]),
      )
      .orderBy('other.starts_at')
      .orderBy('other.id')
      .limit(CLASHES_LIMIT)
      .execute();
  for (const [rows, kind] of [
    [await overlapping('venue_id'), 'sameVenue'],
    [await overlapping('mediator_id'), 'sameMediator'],
  ] as const) {
    for (const { mineId, publishedAt, organisationId: theirs, ...clash } of rows) {
      found
        .get(mineId)
        ?.[kind].push({ ...clash, published: publishedAt !== null, own: theirs === organisationId });
    }
  }
  return found;
}
