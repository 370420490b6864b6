import { fork } from 'node:child_process';
import { once } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import { enqueueDueNews } from '#db/mediator-news.server.ts';
import { enqueueDueNotices } from '#db/mediator-notices.server.ts';
import { beginNotifications } from '#db/mediator-notifications.server.ts';
import { noteNotices } from '#db/session-notices.server.ts';
import { insertMediator, insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import type { PlanningWork } from '#tests/support/planning-process.ts';

const YESTERDAY = '2027-05-10T10:00:00.000Z';
const MORNING = '2027-05-11T05:00:00.000Z';
const MEDIATORS = 2;
/** A newcomer's row; news of two mediators; notices of two. */
const WRITES = 1 + 2 * MEDIATORS;

onBothEngines('a planner of notifications that is killed', (connection, databaseUrl) => {
  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('messages').execute();
    await db.deleteFrom('session_notices').execute();
    await db.deleteFrom('mediator_notifications').execute();
    await db.updateTable('accounts').set({ closed_at: YESTERDAY }).execute();
    for (let one = 0; one < MEDIATORS; one++) {
      const mediator = await insertMediator(connection());
      const session = await insertSession(connection(), {
        organisation_id: mediator.organisation_id ?? '',
        mediator_id: mediator.id,
        capacity: 1,
        seats_taken: 1,
      });
      await insertRegistration(connection(), {
        session_id: session.id,
        created_at: '2027-05-10T12:00:00.000Z',
      });
      await connection().write((trx) => noteNotices(trx, session.id, ['full'], { happened: YESTERDAY }));
    }
    await beginNotifications(connection(), new Date(YESTERDAY));
    await insertMediator(connection());
  });

  // Nothing leaves the process between two writes: right after one is right before the next.
  const writes = Array.from({ length: WRITES }, (_, index) => index + 1);

  test.each(writes)(
    'after its write %i loses no mail and writes none twice',
    async (write) => {
      const child = fork('tests/support/planning-process.ts', { execArgv: ['--import', 'tsx'] });
      const work: PlanningWork = {
        databaseUrl: databaseUrl(),
        now: MORNING,
        kill: { write, moment: 'after' },
      };
      child.send(work);
      const [, signal] = await once(child, 'exit');
      expect(signal).toBe('SIGKILL');
      await enqueueDueNews(connection(), new Date(MORNING));
      await enqueueDueNotices(connection(), new Date(MORNING));
      const messages = await connection().db.selectFrom('messages').select(['kind', 'account_id']).execute();
      expect(messages).toHaveLength(2 * MEDIATORS);
      expect(new Set(messages.map(({ kind, account_id }) => `${kind} ${account_id}`)).size).toBe(
        2 * MEDIATORS,
      );
    },
    60_000,
  );
});
