import { sql } from 'kysely';
import { localDate } from '#app/domain/local-time.ts';
import { raiseCatalogueVersion } from '#db/catalogue-versions.server.ts';
import type { Connection } from '#db/connection.server.ts';
import type { DatabaseTransaction } from '#db/schema.ts';
import { insertInBatches } from './batches.server.ts';
import { storeCalendarEvents } from './calendar-events.server.ts';
import { lookInside } from './database-use.server.ts';
import { readSeedFacts } from './seed-facts.server.ts';
import { EVERY_COUPLE, planVolume, type VolumeSession } from './volume-plan.ts';

export type VolumeOptions = {
  sessions: number;
  registrations: number;
  now: Date;
  publicUrl: string;
  /** Hears how much is stored after each batch. */
  progress?: (done: { sessions: number; registrations: number }) => void;
};

export type VolumeOutcome = { kind: 'loaded' } | { kind: 'already-loaded' } | { kind: 'holds-real-data' };

/** Sessions of one transaction. */
const BATCH = 1000;

/**
 * Loads a campaign of that size into a migrated, empty database, for measurements. Stored by batches of 1,000
 * sessions: one that was interrupted leaves part of them, and is started again on another database.
 */
export async function loadVolume(connection: Connection, options: VolumeOptions): Promise<VolumeOutcome> {
  const found = await lookInside(connection, 'volume-');
  if (found !== 'empty') return { kind: found };
  const { sessions, registrations, now, publicUrl, progress = () => undefined } = options;
  const facts = await readSeedFacts(connection);
  const version = await connection.write(raiseCatalogueVersion);
  const plan = planVolume(
    { ...facts, today: localDate(now.toISOString(), 'Europe/Paris'), version },
    { sessions, registrations, batchSize: BATCH },
  );
  await connection.write(async (trx) => {
    await insertInBatches(trx, 'campaigns', [plan.campaign]);
    await insertInBatches(trx, 'organisations', plan.people.organisations);
    await insertInBatches(trx, 'accounts', plan.people.accounts);
  });
  const done = { sessions: 0, registrations: 0 };
  for (const batch of plan.batches) {
    const rows = batch.sessions.map(({ row }) => row);
    await connection.write(async (trx) => {
      const raised = await raiseCatalogueVersion(trx);
      for (const row of rows) row.version = raised;
      await insertInBatches(trx, 'venues', batch.venues);
      await insertInBatches(trx, 'sessions', rows);
      await insertRegistrations(trx, batch.sessions);
      await storeCalendarEvents(trx, { sessions: rows, venues: batch.venues }, publicUrl);
    });
    done.sessions += rows.length;
    done.registrations += batch.sessions.reduce((sum, session) => sum + session.registrations, 0);
    progress({ ...done });
  }
  return { kind: 'loaded' };
}

/** Sessions whose registrations one statement makes. */
const SESSIONS_PER_STATEMENT = 200;

/** Makes the registrations inside the database, which is ten times as fast as handing each over. */
async function insertRegistrations(
  trx: DatabaseTransaction,
  sessions: readonly VolumeSession[],
): Promise<void> {
  for (let start = 0; start < sessions.length; start += SESSIONS_PER_STATEMENT) {
    const some = sessions.slice(start, start + SESSIONS_PER_STATEMENT);
    const most = Math.max(...some.map(({ registrations }) => registrations));
    const chosen = some.map(
      ({ row, registrations, confirmed }) =>
        sql`(cast(${row.id} as text), cast(${row.created_at} as text), cast(${registrations} as integer), cast(${confirmed} as integer))`,
    );
    await sql`
      with recursive
        chosen (session_id, created_at, registrations, confirmed) as (values ${sql.join(chosen)}),
        numbers (number) as (select 1 union all select number + 1 from numbers where number < cast(${most} as integer))
      insert into registrations
        (id, session_id, name, contact_kind, contact, seats, locale, created_at, confirmed_at, waiting_number)
      select
        session_id || '-' || number,
        session_id,
        'Personne ' || number,
        'email',
        'personne' || number || '@example.org',
        case when number % cast(${EVERY_COUPLE} as integer) = 0 then 2 else 1 end,
        'fr',
        created_at,
        case when number <= confirmed then created_at end,
        case when number > confirmed then number - confirmed end
      from chosen join numbers on number <= registrations
    `.execute(trx);
  }
}
