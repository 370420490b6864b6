/**
 * Before the tests of each file: a built server of the file's own, over a copy of the demonstration. What other files
 * do, before or meanwhile, is never seen.
 */
import { copyFile, rm } from 'node:fs/promises';
import { afterAll } from 'vitest';
import { startProductionServer } from '#tests/support/production-server.ts';
import { ownSite } from './own-site.ts';

const { port, demonstration } = ownSite();
const database = `${demonstration}-${process.pid}`;
await copyFile(demonstration, database);
const server = await startProductionServer({
  DEMO: '1',
  // Each browser says whose address it has: see browser.ts.
  TRUST_PROXY: '1',
  PORT: String(port),
  DATABASE_URL: database,
});

afterAll(async () => {
  await server.stop();
  await rm(database);
});
