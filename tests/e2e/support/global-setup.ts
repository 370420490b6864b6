import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startProductionServer } from '#tests/support/production-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built application shows the demonstration. */
    origin: string;
  }
}

/** One built server with the demonstration for all browser tests, on a database that goes away with them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'semainier-e2e-'));
  const server = await startProductionServer({
    DEMO: '1',
    // Each browser says whose address it has: see browser.ts.
    TRUST_PROXY: '1',
    DATABASE_URL: path.join(directory, 'e2e.sqlite'),
  });
  project.provide('origin', server.origin);
  return async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
