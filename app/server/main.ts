import path from 'node:path';
import type { ServerBuild } from '@remix-run/server-runtime';
import { readSettings } from '#app/env.server.ts';
import { startApplication } from './application.server.ts';
import { greet } from './greeting.server.ts';
import { pagesOf } from './pages.server.ts';
import { securityHeaders } from './security-headers.server.ts';
import { failToStart } from './start-failure.server.ts';
import { staticFiles } from './static-files.server.ts';
import { stopOnSignals } from './stop-on-signals.server.ts';

/** Starts the built application: bin/build.mjs puts this file beside what Vite built. */
async function main(): Promise<void> {
  const directory = import.meta.dirname;
  const settings = readSettings();
  const build: ServerBuild = await import(path.join(directory, 'server/index.js'));
  const running = await startApplication(
    settings,
    {
      pages: pagesOf(build),
      staticFiles: staticFiles(path.join(directory, 'client'), securityHeaders(settings)),
    },
    console.log,
  );
  stopOnSignals(running);
  await greet(running.application, console.log);
}

main().catch(failToStart);
