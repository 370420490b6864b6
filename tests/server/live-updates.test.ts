import { afterEach, expect, it, vi } from 'vitest';
import type { Catalogue } from '#app/catalogue/catalogue.server.ts';
import { noteActs } from '#db/audit.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { openConnection } from '#db/connection.server.ts';
import { makeTestApplication } from '#tests/support/application.ts';
import {
  insertCoordinator,
  insertMediator,
  insertRegistration,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { eventually } from '#tests/support/eventually.ts';
import { signInAs } from '#tests/support/signed-in.ts';
import { type Served, serve } from './support.ts';

const page = () => new Response('<p>page</p>');

onBothEngines('live updates', (connection, databaseUrl) => {
  let served: Served | undefined;
  let other: Connection | undefined;
  let catalogue: Catalogue | undefined;

  afterEach(async () => {
    await served?.close();
    await catalogue?.close();
    await other?.close();
    served = undefined;
    other = undefined;
  });

  /** A process of its own as far as the database can tell: another connection, its own catalogue. */
  async function start(): Promise<Served> {
    other = openConnection(databaseUrl());
    const application = await makeTestApplication(other);
    catalogue = application.catalogue;
    catalogue.watch();
    served = await serve(application, page);
    return served;
  }

  it('tell within two seconds what another process published', async () => {
    const { listen } = await start();
    const { status, events } = await listen();
    expect(status).toBe(200);
    await quiet(events);
    await insertSession(connection());
    await vi.waitFor(() => expect(events).toContain('figures'), { timeout: 2000 });
  });

  it('tell of a registration, which changes no card', async () => {
    const session = await insertSession(connection());
    const { listen } = await start();
    const { events } = await listen();
    await quiet(events);
    await insertRegistration(connection(), { session_id: session.id });
    await vi.waitFor(() => expect(events).toContain('figures'), { timeout: 2000 });
  });

  it('tell coordinators, and nobody else, that somebody acted', async () => {
    const coordinator = await insertCoordinator(connection());
    const mediator = await insertMediator(connection());
    const { listen } = await start();
    const watching = await listen({ Cookie: (await signInAs(connection(), coordinator.id)).cookie });
    const others = [
      await listen(),
      await listen({ Cookie: (await signInAs(connection(), mediator.id)).cookie }),
    ];
    await quiet(watching.events);
    const act = {
      act: 'published' as const,
      subject: { kind: 'session' as const, id: 'x' },
      departmentCode: null,
      regionCode: null,
    };
    await connection().write((trx) => noteActs(trx, mediator.id, [act], new Date()));
    await vi.waitFor(() => expect(watching.events).toEqual(['acts']), { timeout: 2000 });
    for (const { events } of others) expect(events).toEqual([]);
  });

  it('ask nothing of the database while nobody listens', async () => {
    const { listen, live } = await start();
    const { leave } = await listen();
    expect(live.followers).toBe(1);
    leave();
    await eventually(() => expect(live.followers).toBe(0));
    const asked = vi.spyOn(Object.getPrototypeOf(other?.db), 'selectFrom');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const ofMarks = asked.mock.calls.filter(([table]) => table === 'registrations');
    asked.mockRestore();
    expect(ofMarks).toEqual([]);
  });

  it('are refused to the fifty-first page of one address, which asks from time to time instead', async () => {
    const { listen, live } = await start();
    const answers = await Promise.all(Array.from({ length: 51 }, () => listen()));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(50).fill(200), 503]);
    for (const { leave } of answers) leave();
    await eventually(() => expect(live.followers).toBe(0));
    expect((await listen()).status).toBe(200);
  });
});

/** Long enough for what moved before to have been seen. */
async function quiet(events: string[]): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  events.length = 0;
}
