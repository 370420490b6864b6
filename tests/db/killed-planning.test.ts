import { once } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import { writeCircularBatch } from '#db/circular-work.server.ts';
import { sendCircular } from '#db/circulars.server.ts';
import { newId } from '#db/identifiers.ts';
import { enqueueDueNews } from '#db/mediator-news.server.ts';
import { enqueueDueNotices } from '#db/mediator-notices.server.ts';
import { beginNotifications } from '#db/mediator-notifications.server.ts';
import { noteNotices } from '#db/session-notices.server.ts';
import {
  insertCoordinator,
  insertMediator,
  insertOrganisation,
  insertRegistration,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { startOwnProcess } from '#tests/support/own-process.ts';
import type { PlanningWork } from '#tests/support/planning-process.ts';

const YESTERDAY = '2027-05-10T10:00:00.000Z';
const MORNING = '2027-05-11T05:00:00.000Z';
const MEDIATORS = 2;
/** More than two batches of a circular. */
const COLLEAGUES = 110;

onBothEngines('a planner of mails to mediators that is killed', (connection, databaseUrl) => {
  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('messages').execute();
    await db.deleteFrom('circular_readers').execute();
    await db.deleteFrom('circulars').execute();
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
    const author = await insertCoordinator(connection());
    const { id } = await insertOrganisation(connection(), { department_code: '69' });
    for (let one = 0; one < COLLEAGUES; one++) await insertMediator(connection(), { organisation_id: id });
    const place = { kind: 'department', code: '69', regionCode: '84' } as const;
    const criteria = { place, state: 'tous', near: undefined } as const;
    const circular = { id: newId(), subject: 'Objet', body: 'Texte', criteria };
    expect(await sendCircular(connection(), author.id, circular, new Date(YESTERDAY))).toEqual({
      kind: 'sent',
    });
  });

  // Its writes: the newcomers' rows; news of two mediators; notices of two; three batches of the circular. Nothing
  // leaves the process between two of them: right after one is right before the next.
  test.each([1, 2, 4, 6, 7])(
    'after its write %i loses no mail and writes none twice',
    async (write) => {
      const child = await startOwnProcess('planning-process');
      const work: PlanningWork = {
        databaseUrl: databaseUrl(),
        now: MORNING,
        kill: { write, moment: 'after' },
      };
      child.send(work);
      const [, signal] = await once(child, 'exit');
      expect(signal).toBe('SIGKILL');
      const list = () => connection().db.selectFrom('messages').select(['kind', 'account_id']).execute();
      expect((await list()).length).toBe([0, 0, 1, 2, 3, 4, 54, 104][write]);
      await enqueueDueNews(connection(), new Date(MORNING));
      await enqueueDueNotices(connection(), new Date(MORNING));
      while ((await writeCircularBatch(connection(), new Date(MORNING))) > 0);
      const messages = await list();
      expect(messages).toHaveLength(2 * MEDIATORS + COLLEAGUES);
      const told = new Set(messages.map(({ kind, account_id }) => `${kind} ${account_id}`));
      expect(told.size).toBe(messages.length);
    },
    60_000,
  );
});
