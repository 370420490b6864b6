import type { Connection } from './connection.server.ts';
import { countedSessions } from './counted-sessions.server.ts';

/** Seats of sessions with sign-up and a limited number of them: what a fill rate is a share of. */
export type BoundedSeats = { seats: number; taken: number };

/** Those of the sessions that count in a campaign's figures, by code of département; one without any is missing. */
export async function sumBoundedSeatsByDepartment(
  { db }: Pick<Connection, 'db'>,
  campaignId: string,
): Promise<Map<string, BoundedSeats>> {
  const counting = await countedSessions(db, campaignId);
  const rows = await counting
    .where('entry', '=', 'sign_up')
    .where('capacity', 'is not', null)
    .groupBy('department_code')
    .select((row) => [
      'department_code as code',
      row.fn.sum<string | number>('capacity').as('seats'),
      row.fn.sum<string | number>('seats_taken').as('taken'),
    ])
    .execute();
  return new Map(
    rows.map(({ code, seats, taken }) => [code, { seats: Number(seats), taken: Number(taken) }]),
  );
}
