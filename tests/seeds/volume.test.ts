import { beforeAll, expect, it } from 'vitest';
import { locales } from '#app/text/locale.ts';
import { getTotals } from '#db/totals.server.ts';
import { loadVolume } from '#seeds/volume.server.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const options = {
  sessions: 130,
  registrations: 4000,
  now: new Date('2027-04-27T10:00:00Z'),
  publicUrl: 'http://localhost:3000',
};

onBothEngines('loading volume data', (connection) => {
  beforeAll(async () => {
    expect(await loadVolume(connection(), options)).toEqual({ kind: 'loaded' });
  }, 60_000);

  it('makes exactly as many sessions and registrations as asked', async () => {
    const count = async (table: 'sessions' | 'registrations' | 'calendar_events') => {
      const { rows } = await connection()
        .db.selectFrom(table)
        .select(({ fn }) => fn.countAll<string | number>().as('rows'))
        .executeTakeFirstOrThrow();
      return Number(rows);
    };
    expect(await count('sessions')).toBe(130);
    expect(await count('calendar_events')).toBe(130 * locales.length);
    expect(await count('registrations')).toBe(4000);
  });

  it('gives each session the counts of its registrations, and never more than its capacity', async () => {
    const sessions = await connection().db.selectFrom('sessions').selectAll().execute();
    const registrations = await connection().db.selectFrom('registrations').selectAll().execute();
    let full = 0;
    for (const session of sessions) {
      const own = registrations.filter((row) => row.session_id === session.id);
      const waiting = own.filter((row) => row.waiting_number !== null);
      const seats = (rows: typeof own) => rows.reduce((sum, row) => sum + row.seats, 0);
      expect(session.seats_taken).toBe(seats(own) - seats(waiting));
      expect(session.seats_waiting).toBe(seats(waiting));
      expect(session.waiting_numbers).toBe(waiting.length);
      if (session.capacity !== null) expect(session.seats_taken).toBeLessThanOrEqual(session.capacity);
      if (waiting.length > 0) full += 1;
    }
    expect(full).toBeGreaterThan(0);
  });

  it('counts in the totals', async () => {
    const campaign = await connection().db.selectFrom('campaigns').selectAll().executeTakeFirstOrThrow();
    expect((await getTotals(connection(), campaign.id)).events).toBe(130);
  });

  it('does nothing the second time', async () => {
    expect(await loadVolume(connection(), options)).toEqual({ kind: 'already-loaded' });
  });
});
