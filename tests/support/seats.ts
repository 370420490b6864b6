import { expect } from 'vitest';
import { registrationStatus } from '#app/domain/registration.ts';
import { sessionState } from '#app/domain/session.ts';
import type { Connection } from '#db/connection.server.ts';
import type { RegistrationTable } from '#db/schema.ts';

/**
 * What is stored of a session's seats, after checking what must hold between any two transactions: the counts equal the
 * sums, nothing is oversold, and while sign-up is open no seat is idle that fits a waiting group without an offer.
 */
export async function checkSeats({ db }: Connection, sessionId: string, now: Date, at = '') {
  const session = await db
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('registrations')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('waiting_number')
    .orderBy('id')
    .execute();
  const status = (row: RegistrationTable) =>
    registrationStatus({
      confirmedAt: row.confirmed_at,
      waitingNumber: row.waiting_number,
      cancelledAt: row.cancelled_at,
    });
  for (const row of rows) {
    const dates = [row.confirmed_at, row.waiting_number, row.cancelled_at];
    expect(
      dates.filter((date) => date !== null),
      `${at}: one state`,
    ).toHaveLength(1);
    if (row.offered_until !== null) expect(row.waiting_number, `${at}: who is asked waits`).not.toBeNull();
  }
  const confirmed = rows.filter((row) => status(row) === 'confirmed');
  const waiting = rows.filter((row) => status(row) === 'waiting');
  const offered = waiting.filter((row) => row.offered_until !== null);
  expect(session.seats_taken, `${at}: taken`).toBe(sum(confirmed));
  expect(session.seats_waiting, `${at}: waiting`).toBe(sum(waiting));
  expect(session.seats_held, `${at}: held`).toBe(sum(offered));
  const left = (session.capacity ?? Number.POSITIVE_INFINITY) - session.seats_taken - session.seats_held;
  expect(left, `${at}: oversold`).toBeGreaterThanOrEqual(0);
  expect(new Set(waiting.map((row) => row.waiting_number)).size, `${at}: order`).toBe(waiting.length);
  const state = sessionState(
    {
      publishedAt: session.published_at,
      cancelledAt: session.cancelled_at,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
    },
    now.toISOString(),
  );
  if (state === 'published') {
    const idle = waiting.filter((row) => row.offered_until === null && row.seats <= left);
    expect(idle, `${at}: a group that fits waits without an offer`).toEqual([]);
  }
  return { session, rows, confirmed, waiting, offered };
}

function sum(rows: { seats: number }[]): number {
  return rows.reduce((seats, row) => seats + row.seats, 0);
}
