import { purgePersonalData } from '#db/personal-data.server.ts';
import { purgeSignIns } from '#db/sign-ins.server.ts';
import type { Application } from './context.server.ts';

const HOUR = 60 * 60 * 1000;

/**
 * Forgets what is due, at start and every hour: personal data after its time, sign-ins that have expired. Each asks
 * what is due rather than what was planned, so that several processes may run them. Answers the way to stop, which
 * waits for the one under way.
 */
export function startHourlyPurges({ connection, now }: Application): () => Promise<void> {
  let running = Promise.resolve();
  async function purge() {
    for (const work of [purgePersonalData, purgeSignIns]) {
      try {
        await work(connection, now());
      } catch (error) {
        // The next hour asks again; the site goes on.
        console.error(`${work.name} failed, and is tried again in an hour.`, error);
      }
    }
  }
  const start = () => {
    running = running.then(purge);
  };
  start();
  const timer = setInterval(start, HOUR);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
