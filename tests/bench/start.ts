/**
 * `npm run bench:start`: for how long the event loop is taken by the work of the start (names of places, calendar
 * events, reminders that are due …) while nobody asks for anything: what is left is for those who do. `--large` takes
 * 80,000 sessions with 4,000,000 registrations. Run it on a quiet machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startProductionServer } from '#tests/support/production-server.ts';
import { ensureBuild } from '../../bin/prepare.mjs';
import { LARGE, PUBLIC_URL, prepareDatabase, USUAL } from './database.ts';

const size = process.argv.includes('--large') ? LARGE : USUAL;
const watcher = pathToFileURL(path.resolve('tests/bench/loop-watch.mjs'));

await ensureBuild();
const directory = mkdtempSync(path.join(os.tmpdir(), 'semainier-start-'));
const server = await startProductionServer({
  PUBLIC_URL,
  DATABASE_URL: await prepareDatabase(size, directory),
  NODE_OPTIONS: `--import=${watcher}`,
});
try {
  const { seconds, active, longest, p99 } = JSON.parse(await server.printed(/^LOOP (.*)$/m));
  console.log(
    `${size.sessions} sessions, load before: ${os.loadavg()[0]?.toFixed(1)}; the first ${seconds} s of serving:\n` +
      `event loop taken for ${active.toFixed(0)} ms, at most ${longest.toFixed(0)} ms at once, p99 ${p99.toFixed(1)} ms`,
  );
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}
