import { CompiledQuery } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { listUnmetDemand } from '#db/alert-demands.server.ts';
import { matchAlerts } from '#db/alert-matching.server.ts';
import { enqueueDueAlertMessages } from '#db/alert-tellings.server.ts';
import { changeAlert, stopAlert } from '#db/alerts.server.ts';
import { type Connection, openConnection } from '#db/connection.server.ts';
import { listMessages } from '#db/messages.server.ts';
import type { CampaignTable, SessionTable, VenueTable } from '#db/schema.ts';
import { anySearch, ask, askAndConfirm, placeNamed } from '#tests/support/alerts.ts';
import { changeSession, insertCampaign, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

/** A Monday, 10:00 in Paris. */
const NOW = new Date('2027-03-01T09:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const TOLD = later(15 * MINUTE);

onBothEngines('alerts and new sessions', (connection, databaseUrl) => {
  let campaign: CampaignTable;
  let venue: VenueTable;

  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('alerts').execute();
    await db.deleteFrom('alert_demands').execute();
    await db.deleteFrom('messages').execute();
    await db.deleteFrom('sessions').execute();
    campaign ??= await insertCampaign(connection());
    venue ??= await insertVenue(connection());
  });

  const publish = (changes: Partial<SessionTable> = {}) =>
    insertSession(connection(), { campaign_id: campaign.id, venue_id: venue.id, ...changes });
  const match = (now = NOW) => matchAlerts(connection(), now);
  const tell = (now = TOLD) => enqueueDueAlertMessages(connection(), now);
  const toldTitles = async (now: Date) => (await prepared(connection(), now)).map(({ titles }) => titles);

  test('a new session is told once, to those whom it suits', async () => {
    const near = await askAndConfirm(connection(), { contact: 'pres@exemple.test' }, NOW);
    await askAndConfirm(connection(), { contact: 'loin@exemple.test', place: 'Lille' }, NOW);
    await askAndConfirm(
      connection(),
      { contact: 'femmes@exemple.test', search: { audience: 'femmes' } },
      NOW,
    );
    await connection().db.deleteFrom('messages').execute();
    await publish({ title: 'Tout neuf' });
    expect(await match()).toBe(1);
    expect(await match()).toBe(0);
    expect(await tell(later(14 * MINUTE))).toBe(0);
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    expect(await outbox(connection())).toMatchObject([
      { kind: 'alert-sessions', recipient: 'pres@exemple.test', alertId: near, channel: 'email' },
    ]);
    expect(await prepared(connection(), TOLD)).toEqual([{ as: 'alert-sessions', titles: ['Tout neuf'] }]);
  });

  test('what was published before there were alerts is not told', async () => {
    await publish();
    await match();
    await askAndConfirm(connection(), {}, NOW);
    expect(await match()).toBe(0);
  });

  test('while there is no alert, a site of many sessions is gone through in one step', async () => {
    for (let number = 0; number < 60; number++) await publish();
    let transactions = 0;
    const counted: Connection = {
      ...connection(),
      write(work) {
        transactions += 1;
        return connection().write(work);
      },
    };
    expect(await matchAlerts(counted, NOW)).toBe(0);
    expect(transactions).toBe(1);
    await askAndConfirm(connection(), {}, NOW);
    await publish({ title: 'Après' });
    expect(await match()).toBe(1);
  });

  test('a session that is full, cancelled, begun or a draft is not told; one with seats again is', async () => {
    await askAndConfirm(connection(), {}, NOW);
    const full = await publish({ capacity: 2, seats_taken: 2 });
    await publish({ cancelled_at: NOW.toISOString() });
    await publish({ starts_at: NOW.toISOString() });
    await publish({ published_at: null });
    expect(await match()).toBe(0);
    await changeSession(connection(), full.id, { seats_taken: 1 });
    expect(await match()).toBe(1);
  });

  test('online sessions are told to those who asked for them, wherever they are', async () => {
    await askAndConfirm(connection(), { contact: 'ici@exemple.test' }, NOW);
    await askAndConfirm(
      connection(),
      { contact: 'partout@exemple.test', place: 'Lille', search: { attendance: 'online_too' } },
      NOW,
    );
    await publish({ venue_id: null, attendance: 'online' });
    expect(await match()).toBe(1);
    await tell();
    expect((await outbox(connection())).at(-1)).toMatchObject({ recipient: 'partout@exemple.test' });
  });

  test('there is one message a day at most; what comes meanwhile waits for the next one', async () => {
    await askAndConfirm(connection(), {}, NOW);
    await connection().db.deleteFrom('messages').execute();
    await publish({ title: 'Un' });
    await match();
    expect(await tell()).toBe(1);
    await publish({ title: 'Deux' });
    await publish({ title: 'Trois' });
    await match(later(HOUR));
    expect(await tell(later(23 * HOUR))).toBe(0);
    expect(await tell(new Date(TOLD.getTime() + 24 * HOUR - 1))).toBe(0);
    const nextDay = new Date(TOLD.getTime() + 24 * HOUR);
    expect(await tell(nextDay)).toBe(1);
    expect(await toldTitles(nextDay)).toEqual([['Un'], ['Deux', 'Trois']]);
  });

  test('what was told is not told again when it is edited', async () => {
    await askAndConfirm(connection(), {}, NOW);
    const session = await publish();
    await match();
    await tell();
    await changeSession(connection(), session.id, { title: 'Autre titre' });
    expect(await match(later(HOUR))).toBe(0);
  });

  test('nobody is told at night', async () => {
    await askAndConfirm(connection(), {}, NOW);
    await publish();
    await match();
    expect(await tell(new Date('2027-03-01T20:00:00.000Z'))).toBe(0);
    expect(await tell(new Date('2027-03-02T06:59:00.000Z'))).toBe(0);
    expect(await tell(new Date('2027-03-02T07:00:00.000Z'))).toBe(1);
  });

  test('who has not confirmed yet is told after the confirmation, of what came in between', async () => {
    const id = await ask(connection(), {}, NOW);
    await publish();
    await match();
    expect(await tell()).toBe(0);
    await askAndConfirm(connection(), {}, TOLD);
    expect(await tell(later(HOUR))).toBe(1);
    expect((await outbox(connection())).at(-1)).toMatchObject({ kind: 'alert-sessions', alertId: id });
  });

  test('a message names five sessions at most, soonest first, and counts the others', async () => {
    await askAndConfirm(connection(), {}, NOW);
    await connection().db.deleteFrom('messages').execute();
    for (let day = 29; day > 19; day--) {
      await publish({
        title: `Le ${day}`,
        starts_at: `2027-05-${day}T12:00:00.000Z`,
        ends_at: `2027-05-${day}T14:00:00.000Z`,
      });
    }
    await match();
    await tell();
    const [facts] = await preparedFacts(connection(), TOLD);
    expect(facts).toMatchObject({ more: 5 });
    expect(await toldTitles(TOLD)).toEqual([['Le 20', 'Le 21', 'Le 22', 'Le 23', 'Le 24']]);
  });

  test('sessions that were cancelled since drop out of a message; one with none left is dropped', async () => {
    await askAndConfirm(connection(), {}, NOW);
    await connection().db.deleteFrom('messages').execute();
    const one = await publish({ title: 'Un' });
    const two = await publish({ title: 'Deux' });
    await match();
    await tell();
    await changeSession(connection(), one.id, { cancelled_at: NOW.toISOString() });
    expect(await toldTitles(TOLD)).toEqual([['Deux']]);
    await changeSession(connection(), two.id, { seats_taken: 12 });
    expect(await prepared(connection(), TOLD)).toEqual([{ as: 'nothing left to tell of', titles: [] }]);
  });

  test('what no longer suits when it would be told costs no message and no day', async () => {
    await askAndConfirm(connection(), {}, NOW);
    const session = await publish({ capacity: 2 });
    await match();
    await changeSession(connection(), session.id, { seats_taken: 2 });
    expect(await tell()).toBe(0);
    await changeSession(connection(), session.id, { seats_taken: 1 });
    expect(await match(TOLD)).toBe(1);
    expect(await tell(later(30 * MINUTE))).toBe(1);
  });

  test('a changed alert forgets what it gathered for its former search', async () => {
    const id = await askAndConfirm(connection(), {}, NOW);
    await publish();
    await match();
    const place = await placeNamed(connection(), 'Lille');
    expect(await changeAlert(connection(), id, { place, search: anySearch })).toBe('changed');
    expect(await tell()).toBe(0);
  });

  test('a stopped alert takes its contact, sessions and messages along at once', async () => {
    const id = await askAndConfirm(connection(), {}, NOW);
    await publish();
    await match();
    await tell();
    expect(await stopAlert(connection(), id)).toBe(true);
    expect(await stopAlert(connection(), id)).toBe(false);
    const { db } = connection();
    for (const table of ['alerts', 'alert_matches', 'messages'] as const) {
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  test('unmet demand is counted by commune and audience, and stays when alerts are stopped', async () => {
    const id = await askAndConfirm(connection(), {}, NOW);
    await askAndConfirm(connection(), { contact: 'autre@exemple.test' }, NOW);
    await askAndConfirm(
      connection(),
      { contact: 'lille@exemple.test', place: 'Lille', search: { audience: 'femmes' } },
      NOW,
    );
    await ask(connection(), { contact: 'jamais@exemple.test' }, NOW);
    const demand = (territory?: { kind: 'department' | 'region'; code: string }) =>
      listUnmetDemand(connection(), campaign.id, { territory });
    const gueret = { communeCode: '23096', communeName: 'Guéret', departmentCode: '23', audience: null };
    const lille = { communeCode: '59350', audience: 'femmes', confirmed: 1, unmet: 1 };
    expect(await demand()).toMatchObject([{ ...gueret, confirmed: 2, unmet: 2 }, lille]);
    expect(await demand({ kind: 'department', code: '59' })).toMatchObject([lille]);
    expect(await demand({ kind: 'region', code: '75' })).toMatchObject([gueret]);
    await stopAlert(connection(), id);
    expect(await demand()).toMatchObject([{ confirmed: 2, unmet: 2 }, lille]);
    await publish();
    await match();
    await tell();
    expect(await demand()).toMatchObject([{ ...gueret, confirmed: 2, unmet: 1 }, lille]);
  });

  test('the demand of a changed alert moves to its new commune, unmet again', async () => {
    const id = await askAndConfirm(connection(), {}, NOW);
    await publish();
    await match();
    await tell();
    expect(await listUnmetDemand(connection(), campaign.id)).toEqual([]);
    await changeAlert(connection(), id, {
      place: await placeNamed(connection(), 'Lille'),
      search: anySearch,
    });
    expect(await listUnmetDemand(connection(), campaign.id)).toMatchObject([
      { communeCode: '59350', confirmed: 1, unmet: 1 },
    ]);
    const former = connection()
      .db.selectFrom('alert_demands')
      .selectAll()
      .where('commune_code', '=', '23096');
    expect(await former.execute()).toMatchObject([{ confirmed: 0, satisfied: 0 }]);
  });

  test('a process that dies between two steps skips nothing and repeats nothing', async () => {
    for (let number = 0; number < 60; number++) {
      await ask(connection(), { contact: `p${number}@exemple.test` }, NOW);
    }
    await connection().db.updateTable('alerts').set({ confirmed_at: NOW.toISOString() }).execute();
    await connection().db.deleteFrom('messages').execute();
    for (let number = 0; number < 12; number++) await publish({ title: `Atelier ${number}` });
    // Dies in the middle of every step in turn: its transaction is undone, and the next process goes on.
    let gathered = 0;
    for (let statements = 1; statements < 40 && gathered < 720; statements += 3) {
      const dying = openConnection(databaseUrl());
      gathered += await matchAlerts(dyingAfter(dying, statements), NOW).catch(() => 0);
      await dying.close();
    }
    await match();
    const rows = await connection().db.selectFrom('alert_matches').selectAll().execute();
    expect(rows).toHaveLength(720);
    const counts = await connection().db.selectFrom('alerts').select('gathered').distinct().execute();
    expect(counts).toEqual([{ gathered: 12 }]);
    // Between two alerts of the telling.
    expect(await enqueueDueAlertMessages(connection(), TOLD, abortedAfter(7))).toBe(7);
    expect(await tell()).toBe(53);
    expect(await outbox(connection())).toHaveLength(60);
  }, 60_000);

  test('many alerts for one session are taken in batches, once each by several processes together', async () => {
    const first = await askAndConfirm(connection(), {}, NOW);
    const { search_key, ...row } = await connection()
      .db.selectFrom('alerts')
      .selectAll()
      .where('id', '=', first)
      .executeTakeFirstOrThrow();
    for (let number = 0; number < 600; number += 300) {
      const rows = Array.from({ length: 300 }, (_, index) => {
        const id = `${first}-${String(number + index).padStart(5, '0')}`;
        return { ...row, search_key, id, contact: `${id}@exemple.test` };
      });
      await connection().db.insertInto('alerts').values(rows).execute();
    }
    await connection().db.deleteFrom('messages').execute();
    await publish();
    await publish();
    const others = [openConnection(databaseUrl()), openConnection(databaseUrl())];
    const all = [connection(), ...others];
    const gathered = await Promise.all(all.map((one) => matchAlerts(one, NOW)));
    expect(sum(gathered)).toBe(1202);
    const told = await Promise.all(all.map((one) => enqueueDueAlertMessages(one, TOLD)));
    expect(sum(told)).toBe(601);
    await Promise.all(others.map((other) => other.close()));
    expect((await listMessages(connection(), { offset: 0, limit: 1 })).total).toBe(601);
  }, 120_000);

  test('alerts are looked for through indexes', async () => {
    if (connection().engine !== 'sqlite') return;
    await askAndConfirm(connection(), {}, NOW);
    await publish({ attendance: 'both' });
    const seen = new Map<string, CompiledQuery>();
    const watched = watching(connection(), (statement) => void seen.set(statement.sql, statement));
    const executor = connection().db.getExecutor();
    const execute = executor.executeQuery.bind(executor);
    executor.executeQuery = (statement) => {
      seen.set(statement.sql, statement);
      return execute(statement);
    };
    await matchAlerts(watched, NOW);
    await enqueueDueAlertMessages(watched, TOLD);
    executor.executeQuery = execute;
    const statements = [...seen.values()];
    const plans = await Promise.all(statements.map((statement) => planOf(connection(), statement)));
    const planWith = (part: string) =>
      plans.filter((_, index) => statements[index]?.sql.includes(part)).join();
    expect(planWith('"gathered" < ?')).toContain('alerts_position');
    expect(planWith('"gathered" < ?')).toContain('alerts_attendance');
    expect(planWith('order by "sessions"."version"')).toContain('sessions_changes');
    expect(planWith('order by "sessions"."version"')).not.toContain('TEMP B-TREE');
    expect(planWith('order by "gathering_since"')).toContain('alerts_to_tell');
    expect(plans.join()).not.toMatch(/SCAN (alerts|sessions|alert_matches|messages)\b/);
    const stopped = await planOf(
      connection(),
      CompiledQuery.raw('delete from messages where alert_id = ?', ['x']),
    );
    expect(stopped).toContain('messages_alert_id');
  });
});

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The outbox, oldest first. */
async function outbox(connection: Connection) {
  const { messages } = await listMessages(connection, { offset: 0, limit: 100 });
  return messages.reverse();
}

async function prepareOutbox(connection: Connection, now: Date) {
  const links = { publicUrl: 'https://semainier.test', secret: 'x'.repeat(32) };
  return prepareMessages(connection, links, await outbox(connection), now);
}

async function preparedFacts(connection: Connection, now: Date) {
  return (await prepareOutbox(connection, now)).map(({ facts }) => facts);
}

async function prepared(connection: Connection, now: Date) {
  return (await prepareOutbox(connection, now)).map(({ decision, facts }) => ({
    as: decision.kind === 'send' ? decision.as : decision.why,
    titles: facts && 'sessions' in facts ? facts.sessions.map(({ title }) => title) : [],
  }));
}

/** The same connection, whose writes fail after so many of their statements: what a killed process leaves. */
function dyingAfter(connection: Connection, statements: number): Connection {
  let left = statements;
  return watching(connection, () => {
    if (left-- <= 0) throw new Error('killed');
  });
}

/** The same connection; `see` hears of every statement of a write before it is sent. */
function watching(connection: Connection, see: (statement: CompiledQuery) => void): Connection {
  return {
    ...connection,
    write: (work) =>
      connection.write((trx) => {
        const executor = trx.getExecutor();
        const execute = executor.executeQuery.bind(executor);
        executor.executeQuery = (statement) => {
          see(statement);
          return execute(statement);
        };
        return work(trx);
      }),
  };
}

function abortedAfter(questions: number): AbortSignal {
  const controller = new AbortController();
  let left = questions;
  Object.defineProperty(controller.signal, 'aborted', { get: () => left-- <= 0 });
  return controller.signal;
}

async function planOf(connection: Connection, { sql, parameters }: CompiledQuery): Promise<string> {
  if (!/^(select|update|delete)/.test(sql)) return '';
  const { rows } = await connection.db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
  );
  return rows.map(({ detail }) => detail).join();
}
