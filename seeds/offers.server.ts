import type { Connection } from '#db/connection.server.ts';
import { cancelRegistration } from '#db/registrations.server.ts';
import { namedMediators } from './people.ts';

/** Sessions with a waiting list where somebody has just given seats back. */
const SESSIONS = 12;
const TWO_DAYS = 2 * 24 * 60 * 60 * 1000;

/**
 * Lets people of some full sessions cancel at `now`, so that a visitor meets freed seats that are offered to the waiting
 * list: by the application's own rules, messages included. The sessions of the mediators whom a visitor can be come
 * first. The same rows give the same offers.
 */
export async function freeSomeSeats(connection: Connection, now: Date): Promise<void> {
  const full = await connection.db
    .selectFrom('sessions')
    .select(['id', 'department_code as departmentCode'])
    .where('seats_waiting', '>', 0)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', new Date(now.getTime() + TWO_DAYS).toISOString())
    .orderBy('id')
    .execute();
  const named = ({ departmentCode }: { departmentCode: string }) =>
    namedMediators.some((mediator) => mediator.departmentCode === departmentCode);
  const chosen = [...full.filter(named), ...full.filter((session) => !named(session))].slice(0, SESSIONS);
  for (const session of chosen) {
    const leaving = await connection.db
      .selectFrom('registrations')
      .select('id')
      .where('session_id', '=', session.id)
      .where('confirmed_at', 'is not', null)
      .orderBy('seats', 'desc')
      .orderBy('id')
      .executeTakeFirst();
    // Mails reach everybody here, at /demo/messages; texts nobody.
    if (leaving) await cancelRegistration(connection, leaving.id, now, ['email']);
  }
}
