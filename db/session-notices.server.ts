import { isLateCancellation, type NoticeKind } from '#app/domain/mediator-notification.ts';
import type { SeatChange } from '#app/domain/registration.ts';
import type { DatabaseTransaction } from './schema.ts';

/**
 * Notes, inside the transaction of what happened, what the mediator of a session may want to know of it; a job tells
 * it afterwards (mediator-notices.server.ts). What is noted already and not told yet stays one notice, whose seats add
 * up. `happened`: an instant, UTC.
 */
export async function noteNotices(
  trx: DatabaseTransaction,
  sessionId: string,
  kinds: readonly NoticeKind[],
  { seats = 0, happened }: { seats?: number; happened: string },
): Promise<void> {
  if (kinds.length === 0) return;
  await trx
    .insertInto('session_notices')
    .values(kinds.map((kind) => ({ session_id: sessionId, kind, since: happened, seats, told_at: null })))
    .onConflict((conflict) =>
      conflict.columns(['session_id', 'kind']).doUpdateSet((notice) => ({
        since: notice.fn.coalesce('session_notices.since', 'excluded.since'),
        seats: notice
          .case()
          .when('session_notices.since', 'is', null)
          .then(notice.ref('excluded.seats'))
          .else(notice('session_notices.seats', '+', notice.ref('excluded.seats')))
          .end(),
      })),
    )
    .execute();
}

/** Notes seats that somebody gave up shortly before the start of a locked session. */
export async function noteFreedSeats(
  trx: DatabaseTransaction,
  session: { id: string; startsAt: string; lockedAt: string },
  { taken }: SeatChange,
): Promise<void> {
  if (taken >= 0 || !isLateCancellation(session.startsAt, session.lockedAt)) return;
  await noteNotices(trx, session.id, ['cancelled'], { seats: -taken, happened: session.lockedAt });
}
