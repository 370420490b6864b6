import { sessionSearchText } from '#app/domain/session-naming.ts';
import { venueInOneLine } from '#app/domain/venue.ts';
import type { PlaceChange } from '#app/domain/venue-editing.ts';
import { writeCalendarEvents } from './calendar-events.server.ts';
import { markVenuesChanged } from './catalogue-versions.server.ts';
import { padIds } from './id-lists.ts';
import type { DatabaseTransaction, SessionTable, VenueTable } from './schema.ts';
import { tellRegistrants } from './session-announcements.server.ts';
import { toPlacement } from './session-rows.server.ts';

/** What happens to the sessions of a venue that a mediator changes or merges. */

/**
 * Holds the rows of the sessions that are not over, of every organisation or of one: sign-ups and edits wait.
 * Organisations first, in the order of their ids: a change of several sessions holds its organisation too, so that two
 * such changes never each wait for a row of the other.
 */
export async function lockSessionsToCome(
  trx: DatabaseTransaction,
  venueId: string,
  now: Date,
): Promise<SessionTable[]> {
  const organisations = await trx
    .selectFrom('sessions')
    .select('organisation_id')
    .distinct()
    .where('venue_id', '=', venueId)
    .where('ends_at', '>', now.toISOString())
    .orderBy('organisation_id')
    .execute();
  for (const { organisation_id } of organisations) {
    await trx
      .updateTable('organisations')
      .set((organisation) => ({ name: organisation.ref('name') }))
      .where('id', '=', organisation_id)
      .execute();
  }
  return trx
    .updateTable('sessions')
    .set((session) => ({ waiting_numbers: session.ref('waiting_numbers') }))
    .where('venue_id', '=', venueId)
    .where('ends_at', '>', now.toISOString())
    .returningAll()
    .execute();
}

/**
 * Lets sessions whose rows this transaction holds follow the venue, whose row is already written: what they are found
 * by, their calendar events, the catalogue; registrants hear of a place that moved. A fixed number of statements, and
 * one for each session where the venue's name changed.
 */
export async function carryToSessions(
  trx: DatabaseTransaction,
  sessions: readonly SessionTable[],
  { before, after, placeChange }: { before: VenueTable; after: VenueTable; placeChange: PlaceChange },
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<void> {
  const published = sessions.filter((session) => session.published_at !== null);
  const announced = published.filter((session) => session.cancelled_at === null);
  if (placeChange !== 'same' && announced.length > 0) {
    await trx
      .updateTable('sessions')
      .set((session) => ({ sequence: session('sequence', '+', 1), updated_at: now.toISOString() }))
      .where('id', 'in', padIds(announced.map(({ id }) => id)))
      .execute();
  }
  if (before.name !== after.name) await renameInSearch(trx, sessions, after);
  await markVenuesChanged(trx, [after.id]);
  if (placeChange === 'same') return;
  await writeCalendarEvents(
    trx,
    published.map(({ id }) => id),
    publicUrl,
  );
  if (placeChange !== 'moved') return;
  const place = venueInOneLine({ ...before, communeName: before.commune_name });
  await tellRegistrants(
    trx,
    announced
      .filter(({ seats_taken, seats_waiting }) => seats_taken + seats_waiting > 0)
      .map((session) => ({
        sessionId: session.id,
        sequence: session.sequence + 1,
        before: { ...toPlacement(session), place },
      })),
    'session-changed',
    now,
  );
}

/** Sessions are found by the name of their venue too. */
async function renameInSearch(
  trx: DatabaseTransaction,
  sessions: readonly SessionTable[],
  venue: VenueTable,
): Promise<void> {
  if (sessions.length === 0) return;
  const names = await trx
    .selectFrom('sessions')
    .innerJoin('programmes', 'programmes.slug', 'sessions.programme_slug')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .select(['sessions.id', 'programmes.name as programmeName', 'organisations.name as organisationName'])
    .where('sessions.id', 'in', padIds(sessions.map(({ id }) => id)))
    .execute();
  const namesById = new Map(names.map((each) => [each.id, each]));
  for (const { id, title, description } of sessions) {
    const named = namesById.get(id);
    if (!named) continue;
    await trx
      .updateTable('sessions')
      .set({
        search_text: sessionSearchText({
          ...named,
          title,
          description,
          venueName: venue.name,
          communeName: venue.commune_name,
        }),
      })
      .where('id', '=', id)
      .execute();
  }
}
