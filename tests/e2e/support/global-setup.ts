import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort } from '#tests/support/free-port.ts';
import { startProductionServer } from '#tests/support/production-server.ts';
import { makeThrowAwayFolder } from '#tests/support/throw-away-folder.ts';
import { type Site, WORKERS } from './sites.ts';

/** Loads the demonstration once for each worker, for its files to begin with; all of it goes away with them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await makeThrowAwayFolder('semainier-e2e-');
  const ports = new Set<number>();
  while (ports.size < WORKERS) ports.add(await freePort());
  project.provide('sites', await Promise.all([...ports].map((port) => makeSite(directory, port))));
  return () => rm(directory, { recursive: true, force: true });
}

/** Links are stored with the address of their site: each address has a demonstration of its own. */
async function makeSite(directory: string, port: number): Promise<Site> {
  const demonstration = path.join(directory, `${port}.sqlite`);
  const server = await startProductionServer({
    DEMO: '1',
    PORT: String(port),
    DATABASE_URL: demonstration,
  });
  await server.stop();
  return { port, demonstration };
}
