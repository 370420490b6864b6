import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from '#db/connection.server.ts';

/** Milliseconds of rest for each millisecond of work: a fifth of the process's one thread is for it. */
const REST = 4;
/** A rest is no longer than that, in milliseconds: a process that is asked to stop waits for it. */
const LONGEST_REST = 500;

/**
 * The same database for work that nobody waits for: after each `write` the worker rests four times as long as it took.
 * SQLite is asked from the thread that answers people, and its commits wait for the disk there; a thousand of them one
 * after the other left a second's worth of pages unanswered.
 */
export function givingWay(connection: Connection): Connection {
  return {
    ...connection,
    get placeIndex() {
      return connection.placeIndex;
    },
    set placeIndex(index) {
      connection.placeIndex = index;
    },
    async write(work) {
      const started = performance.now();
      try {
        return await connection.write(work);
      } finally {
        await wait(Math.min(LONGEST_REST, (performance.now() - started) * REST));
      }
    },
  };
}
