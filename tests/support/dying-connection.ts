import type { Connection } from '#db/connection.server.ts';

/** When a process of a test kills itself: right before or right after its nth write to the database. */
export type Kill = { write: number; moment: 'before' | 'after' };

/** A connection whose process is killed with SIGKILL at that write. */
export function dyingAt({ write, moment }: Kill, connection: Connection): Connection {
  let count = 0;
  return {
    ...connection,
    async write(work) {
      count += 1;
      const mine = count === write;
      if (mine && moment === 'before') process.kill(process.pid, 'SIGKILL');
      const result = await connection.write(work);
      if (mine && moment === 'after') process.kill(process.pid, 'SIGKILL');
      return result;
    },
  };
}
