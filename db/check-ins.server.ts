import { inAlphabeticalOrder } from '#app/domain/attendance-sheet.ts';
import { MOST_WALK_INS, mergeTicks, notAfter, type Tick, type WalkIn } from '#app/domain/check-in.ts';
import type { SessionDates } from '#app/domain/session.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { DatabaseTransaction } from './schema.ts';

/** Who came to a session, by the rules of app/domain/check-in.ts. */

/** A name to tick: somebody who has seats, or who was ticked and lost them since. */
export type ListedPerson = {
  id: string;
  /** Null once forgotten. */
  name: string | null;
  seats: number;
  present: number;
};

export type CheckInList = {
  /** In the order of the attendance sheet. */
  people: ListedPerson[];
  /** In the order of their taps. */
  walkIns: WalkIn[];
  /** Seats that were ticked before their names were forgotten. */
  forgottenSeats: number;
};

/** Three queries. Names only: contacts are for nobody at a door. */
export async function loadCheckInList(
  { db }: Pick<Connection, 'db'>,
  sessionId: string,
): Promise<CheckInList> {
  const [people, walkIns, list] = await Promise.all([
    db
      .selectFrom('registrations')
      .leftJoin('check_ins', 'check_ins.registration_id', 'registrations.id')
      .select(['registrations.id', 'registrations.name', 'registrations.seats', 'check_ins.seats_present'])
      .where('registrations.session_id', '=', sessionId)
      .where(({ or, and, eb }) =>
        or([
          and([eb('cancelled_at', 'is', null), eb('waiting_number', 'is', null)]),
          eb('check_ins.seats_present', '>', 0),
        ]),
      )
      .orderBy('registrations.id')
      .execute(),
    db
      .selectFrom('walk_ins')
      .select(['id', 'device_id as deviceId'])
      .where('session_id', '=', sessionId)
      .where('seats_present', '>', 0)
      .orderBy('ticked_at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('check_in_lists')
      .select('forgotten_seats')
      .where('session_id', '=', sessionId)
      .executeTakeFirst(),
  ]);
  return {
    people: inAlphabeticalOrder(
      people.map(({ seats_present, ...person }) => ({ ...person, present: seats_present ?? 0 })),
    ),
    walkIns,
    forgottenSeats: list?.forgotten_seats ?? 0,
  };
}

/**
 * How many people were ticked at a session: seats of its registrations, whether their names are forgotten or not, and
 * people who walked in. 0 when nobody was ticked.
 */
export async function countCheckedIn({ db }: Pick<Connection, 'db'>, sessionId: string): Promise<number> {
  const [names, walkIns, list] = await Promise.all([
    sumSeats(db, 'check_ins', sessionId),
    sumSeats(db, 'walk_ins', sessionId),
    db
      .selectFrom('check_in_lists')
      .select('forgotten_seats')
      .where('session_id', '=', sessionId)
      .executeTakeFirst(),
  ]);
  return names + walkIns + (list?.forgotten_seats ?? 0);
}

async function sumSeats(
  db: Connection['db'],
  table: 'check_ins' | 'walk_ins',
  sessionId: string,
): Promise<number> {
  const { seats } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.sum<number | string | null>('seats_present').as('seats'))
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return Number(seats ?? 0);
}

/**
 * Stores what a phone sent about a session: whatever the order, and however often. Ticks of names that are not of the
 * session or are forgotten are left out, and so is whoever walks in beyond `MOST_WALK_INS`.
 */
export async function recordTicks(
  connection: Connection,
  sessionId: string,
  ticks: readonly Tick[],
  now: Date,
): Promise<void> {
  if (ticks.length === 0) return;
  const sent = ticks.map((tick) => ({ ...tick, at: notAfter(tick.at, now.toISOString()) }));
  await connection.write(async (trx) => {
    await lockCheckInList(trx, sessionId);
    await recordNames(
      trx,
      sessionId,
      sent.filter(({ kind }) => kind === 'registration'),
    );
    await recordWalkIns(
      trx,
      sessionId,
      sent.filter(({ kind }) => kind === 'walk_in'),
    );
  });
}

/** The transaction's first statement: two phones that send at once wait for each other. */
async function lockCheckInList(trx: DatabaseTransaction, sessionId: string) {
  await trx
    .insertInto('check_in_lists')
    .values({ session_id: sessionId })
    .onConflict((conflict) =>
      conflict.column('session_id').doUpdateSet(({ ref }) => ({ session_id: ref('excluded.session_id') })),
    )
    .execute();
}

async function recordNames(trx: DatabaseTransaction, sessionId: string, sent: Tick[]): Promise<void> {
  if (sent.length === 0) return;
  const rows = await trx
    .selectFrom('registrations')
    .leftJoin('check_ins', 'check_ins.registration_id', 'registrations.id')
    .select(['registrations.id', 'seats_present', 'ticked_at', 'device_id'])
    .where('registrations.session_id', '=', sessionId)
    .where('registrations.id', 'in', padIds(sent.map(({ id }) => id)))
    .where('purged_at', 'is', null)
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const changed = mergeTicks(
    rows.flatMap((row) => toTick('registration', row)),
    sent.filter(({ id }) => known.has(id)),
  );
  if (changed.length === 0) return;
  await trx
    .insertInto('check_ins')
    .values(changed.map((tick) => ({ registration_id: tick.id, ...toRow(sessionId, tick) })))
    .onConflict((conflict) =>
      conflict.column('registration_id').doUpdateSet(({ ref }) => ({
        seats_present: ref('excluded.seats_present'),
        ticked_at: ref('excluded.ticked_at'),
        device_id: ref('excluded.device_id'),
      })),
    )
    .execute();
}

async function recordWalkIns(trx: DatabaseTransaction, sessionId: string, sent: Tick[]): Promise<void> {
  if (sent.length === 0) return;
  const rows = await trx
    .selectFrom('walk_ins')
    .select(['id', 'seats_present', 'ticked_at', 'device_id'])
    .where('session_id', '=', sessionId)
    .where('id', 'in', padIds(sent.map(({ id }) => id)))
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const { stored } = await trx
    .selectFrom('walk_ins')
    .select(({ fn }) => fn.countAll<number | string>().as('stored'))
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  const room = MOST_WALK_INS - Number(stored);
  const changed = mergeTicks(
    rows.flatMap((row) => toTick('walk_in', row)),
    sent,
  );
  const kept = [
    ...changed.filter(({ id }) => known.has(id)),
    ...changed.filter(({ id }) => !known.has(id)).slice(0, Math.max(0, room)),
  ];
  if (kept.length === 0) return;
  await trx
    .insertInto('walk_ins')
    .values(kept.map((tick) => ({ id: tick.id, ...toRow(sessionId, tick) })))
    .onConflict((conflict) =>
      conflict.columns(['session_id', 'id']).doUpdateSet(({ ref }) => ({
        seats_present: ref('excluded.seats_present'),
        ticked_at: ref('excluded.ticked_at'),
        device_id: ref('excluded.device_id'),
      })),
    )
    .execute();
}

type TickRow = {
  id: string;
  seats_present: number | null;
  ticked_at: string | null;
  device_id: string | null;
};

/** Nothing for a name that nobody ticked yet. */
function toTick(kind: Tick['kind'], row: TickRow): Tick[] {
  const { id, seats_present: seats, ticked_at: at, device_id: deviceId } = row;
  return seats === null || at === null || deviceId === null ? [] : [{ kind, id, seats, at, deviceId }];
}

function toRow(sessionId: string, { seats, at, deviceId }: Tick) {
  return { session_id: sessionId, seats_present: seats, ticked_at: at, device_id: deviceId };
}

/**
 * Forgets who of a session came, at the end of the transaction that forgets its names: the number stays. Of one
 * registration when `registrationId` is given, and then whoever walked in is left as it is.
 */
export async function forgetCheckIns(
  trx: DatabaseTransaction,
  sessionId: string,
  registrationId?: string,
): Promise<void> {
  const locked = await trx
    .updateTable('check_in_lists')
    .set((list) => ({ link_number: list.ref('link_number') }))
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  if (locked.numUpdatedRows === 0n) return;
  let names = trx.deleteFrom('check_ins').where('session_id', '=', sessionId).returning('seats_present');
  if (registrationId !== undefined) names = names.where('registration_id', '=', registrationId);
  const forgotten = await names.execute();
  if (registrationId === undefined) {
    const walkIns = trx.deleteFrom('walk_ins').where('session_id', '=', sessionId);
    forgotten.push(...(await walkIns.returning('seats_present').execute()));
  }
  const seats = forgotten.reduce((sum, row) => sum + row.seats_present, 0);
  await trx
    .updateTable('check_in_lists')
    .set((list) => ({ forgotten_seats: list('forgotten_seats', '+', seats) }))
    .where('session_id', '=', sessionId)
    .execute();
}

/** The session where somebody has seats, by their registration; undefined for who waits, cancelled or was forgotten. */
export async function findSessionOfSeat(
  { db }: Pick<Connection, 'db'>,
  registrationId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('registrations')
    .select('session_id')
    .where('id', '=', registrationId)
    .where('confirmed_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('purged_at', 'is', null)
    .executeTakeFirst();
  return row?.session_id;
}

/** What the page of a list tells of its session, whose it is, and the number of the volunteers' link that opens it. */
export type ListedSession = SessionDates & {
  id: string;
  title: string;
  timeZone: string;
  organisationId: string;
  linkNumber: number;
};

/** One query; undefined for an unknown session. */
export async function findListedSession(
  { db }: Connection,
  sessionId: string,
): Promise<ListedSession | undefined> {
  const row = await db
    .selectFrom('sessions')
    .leftJoin('check_in_lists', 'check_in_lists.session_id', 'sessions.id')
    .select(['sessions.id', 'title', 'time_zone as timeZone', 'organisation_id as organisationId'])
    .select(['starts_at as startsAt', 'ends_at as endsAt'])
    .select(['published_at as publishedAt', 'cancelled_at as cancelledAt', 'link_number as linkNumber'])
    .where('sessions.id', '=', sessionId)
    .executeTakeFirst();
  return row && { ...row, linkNumber: row.linkNumber ?? 0 };
}

/** Ends every link that was given to volunteers so far. The caller has checked whose session it is. */
export async function renewVolunteerLink(connection: Connection, sessionId: string): Promise<void> {
  await connection.write(async (trx) => {
    await trx
      .insertInto('check_in_lists')
      .values({ session_id: sessionId, link_number: 1 })
      .onConflict((conflict) =>
        conflict
          .column('session_id')
          .doUpdateSet((list) => ({ link_number: list('check_in_lists.link_number', '+', 1) })),
      )
      .execute();
  });
}
