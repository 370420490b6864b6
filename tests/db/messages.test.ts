import { CompiledQuery, sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { Connection } from '#db/connection.server.ts';
import { claimMessages, enqueueMessages, purgeMessages } from '#db/messages.server.ts';
import { onBothEngines } from '../support/databases.ts';

const NOW = new Date('2027-03-01T09:00:00.000Z');
const ago = ({ days = 0, minutes = 0 }) =>
  new Date(NOW.getTime() - (days * 24 * 60 + minutes) * 60_000).toISOString();

onBothEngines('messages', (connection) => {
  beforeEach(async () => {
    await connection().db.deleteFrom('messages').execute();
  });

  async function write(count: number, channel: 'email' | 'sms' = 'email', at = ago({ minutes: 1 })) {
    const messages = Array.from({ length: count }, (_, number) => ({
      kind: 'sign-in' as const,
      channel,
      recipient: channel === 'email' ? 'zoe@exemple.test' : '+33600000001',
      locale: 'fr' as const,
      dedupeKey: `${channel}-${at}-${number}`,
    }));
    await connection().write((trx) => enqueueMessages(trx, messages, new Date(at)));
  }

  async function change(values: { sent_at?: string; called_at?: string; failed_at?: string }) {
    await connection().db.updateTable('messages').set(values).execute();
  }

  async function left() {
    const { count } = await connection()
      .db.selectFrom('messages')
      .select((builder) => builder.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  test('are claimed oldest first whatever their channel, those of a channel that nobody serves left where they are', async () => {
    await write(3, 'sms', ago({ minutes: 4 }));
    await write(2, 'email', ago({ minutes: 3 }));
    await write(2, 'sms', ago({ minutes: 2 }));
    const channels = async (limit: number, served: ('email' | 'sms')[]) =>
      (await claimMessages(connection(), NOW, limit, served, 600)).map(({ channel }) => channel).sort();
    expect(await channels(4, ['email', 'sms'])).toEqual(['email', 'sms', 'sms', 'sms']);
    expect(await channels(10, ['email'])).toEqual(['email']);
    expect(await channels(10, ['email'])).toEqual([]);
    expect(await channels(10, ['email', 'sms'])).toEqual(['sms', 'sms']);
  });

  test('are not claimed once they were sent, given up or told by voice, nor before their time', async () => {
    await write(1, 'email', ago({ minutes: -5 }));
    expect(await claimMessages(connection(), NOW, 10, ['email'], 600)).toEqual([]);
    for (const done of ['sent_at', 'failed_at', 'called_at'] as const) {
      await connection().db.deleteFrom('messages').execute();
      await write(1);
      await change({ [done]: ago({}) });
      expect(await claimMessages(connection(), NOW, 10, ['email'], 600)).toEqual([]);
    }
  });

  test('leave by some hundreds until none is left that is due', async () => {
    await write(450, 'email', ago({ days: 40 }));
    await change({ sent_at: ago({ days: 8 }) });
    await write(230, 'sms', ago({ days: 31 }));
    await write(3, 'sms', ago({ days: 29 }));
    expect(await purgeMessages(connection(), NOW)).toBe(680);
    expect(await left()).toBe(3);
  });

  test('leave no further when the process is to stop', async () => {
    await write(5, 'email', ago({ days: 31 }));
    expect(await purgeMessages(connection(), NOW, AbortSignal.abort())).toBe(0);
    expect(await left()).toBe(5);
  });

  test('are looked for through indexes only, and marked by their ids', async () => {
    await write(3);
    const asked = await statementsOf(connection(), async () => {
      await claimMessages(connection(), NOW, 10, ['email', 'sms'], 600);
      await purgeMessages(connection(), NOW);
    });
    const plans = await Promise.all(asked.map((query) => planOf(connection(), query)));
    const primaryKey = connection().engine === 'sqlite' ? 'sqlite_autoindex_messages_1' : 'messages_pkey';
    const expected = [
      'messages_waiting',
      'messages_waiting',
      primaryKey,
      'messages_sent_at',
      'messages_called_at',
      'messages_unsent',
    ];
    expect(plans).toEqual(expected.map((index) => expect.stringContaining(index)));
    expect(plans.join()).not.toMatch(/SCAN messages|Seq Scan on messages/);
  });
});

/** What reads and writes the table of messages while `work` runs. */
async function statementsOf(connection: Connection, work: () => Promise<unknown>): Promise<CompiledQuery[]> {
  const asked: CompiledQuery[] = [];
  const see = (query: CompiledQuery) => {
    if (/messages/.test(query.sql)) asked.push(query);
  };
  const { db } = connection;
  const executor = db.getExecutor();
  const executeQuery = executor.executeQuery.bind(executor);
  executor.executeQuery = (query) => {
    see(query);
    return executeQuery(query);
  };
  const write = connection.write;
  connection.write = (inside) =>
    write((trx) => {
      const own = trx.getExecutor();
      const execute = own.executeQuery.bind(own);
      own.executeQuery = (query) => {
        see(query);
        return execute(query);
      };
      return inside(trx);
    });
  try {
    await work();
  } finally {
    executor.executeQuery = executeQuery;
    connection.write = write;
  }
  return asked;
}

/** How the engine would answer; PostgreSQL is told not to read small tables whole. */
async function planOf({ db, engine }: Connection, query: CompiledQuery): Promise<string> {
  if (engine === 'sqlite') {
    const { rows } = await db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters]),
    );
    return rows.map(({ detail }) => detail).join();
  }
  return db.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx);
    const { rows } = await trx.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`explain ${query.sql}`, [...query.parameters]),
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}
