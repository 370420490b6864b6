import type { ServerBuild } from '@remix-run/server-runtime';
import { createServer } from 'vite';
import { readSettings } from '#app/env.server.ts';
import { startApplication } from './application.server.ts';
import { greet } from './greeting.server.ts';
import { pagesOf } from './pages.server.ts';
import { failToStart } from './start-failure.server.ts';
import { stopOnSignals } from './stop-on-signals.server.ts';

/** In this order: components refuse to load before what replaces them in the page is there. */
const VITE_SCRIPTS = ['/@vite/client', '/@id/__x00__virtual:remix/inject-hmr-runtime'];

// The build puts the version in; tsx runs the sources as they are.
Object.assign(globalThis, { VERSION: 'development' });

/** `npm run dev`: the same server with Vite in front of the routes, which it loads again when they change. */
async function main(): Promise<void> {
  const settings = readSettings();
  const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom' });
  const running = await startApplication(
    settings,
    {
      async pages(request, context) {
        const build = (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild;
        return pagesOf(build, 'development')(request, { ...context, developmentScripts: VITE_SCRIPTS });
      },
      staticFiles: (request, response, next) => vite.middlewares(request, response, next),
      development: true,
    },
    console.log,
  );
  stopOnSignals({
    async stop() {
      await vite.close();
      await running.stop();
    },
  });
  await greet(running.application, console.log);
}

main().catch(failToStart);
