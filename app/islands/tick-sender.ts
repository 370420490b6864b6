import {
  type CheckInState,
  clockDifference,
  correctedInstant,
  MOST_TICKS_AT_ONCE,
} from '#app/domain/check-in.ts';
import type { TickStore, WaitingTick } from './tick-store.ts';

export type Outcome = { kind: 'sent'; state: CheckInState } | { kind: 'offline' | 'sign_in' | 'closed' };

/**
 * Sends what waits of a session to `address` and answers how the list stands. The first exchange carries nothing: it
 * measures how far the phone's clock is from the server's.
 */
export function makeSender(store: TickStore, sessionId: string, address: string): () => Promise<Outcome> {
  let difference: number | undefined;

  async function exchange(ticks: readonly WaitingTick[]): Promise<Outcome> {
    const sentAt = Date.now();
    const body = JSON.stringify({
      ticks: ticks.map(({ kind, id, seats, at, deviceId }) => ({ kind, id, seats, at, deviceId })),
    });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(address, { method: 'POST', headers, body }).catch(() => undefined);
    if (answer?.status === 401) return { kind: 'sign_in' };
    if (answer?.status === 404 || answer?.status === 403) return { kind: 'closed' };
    if (!answer?.ok) return { kind: 'offline' };
    const state: CheckInState | undefined = await answer.json().catch(() => undefined);
    if (!state) return { kind: 'offline' };
    difference = clockDifference({ sentAt, receivedAt: Date.now(), serverNow: Date.parse(state.now) });
    return { kind: 'sent', state };
  }

  return async () => {
    let outcome: Outcome | undefined;
    if (difference === undefined) outcome = await exchange([]);
    for (;;) {
      if (outcome && outcome.kind !== 'sent') return outcome;
      const ahead = difference ?? 0;
      const corrections = (await store.waiting(sessionId))
        .filter(({ corrected }) => !corrected)
        .map((before) => {
          const at = correctedInstant(before.at, ahead);
          return { before, after: { ...before, at, corrected: true as const } };
        });
      await store.replace(corrections);
      const ticks = (await store.waiting(sessionId))
        .filter(({ corrected }) => corrected)
        .slice(0, MOST_TICKS_AT_ONCE);
      if (ticks.length === 0 && outcome) return outcome;
      outcome = await exchange(ticks);
      if (outcome.kind === 'sent') await store.replace(ticks.map((before) => ({ before })));
    }
  };
}
