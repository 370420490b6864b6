/** `npm run dev`: Vite loads changed pages again; a change of the server or of the database's files restarts it. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensurePackages, root } from './prepare.mjs';

ensurePackages();
const watched = ['app/server', 'db', 'app/catalogue', 'app/mail', 'app/geo', 'seeds', 'app/env.server.ts'];
const server = spawn(
  process.execPath,
  [
    path.join(root, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    ...watched.flatMap((place) => ['--include', place]),
    'app/server/development.ts',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'development', DEMO: process.env.DEMO ?? '1' },
  },
);
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.on(signal, () => server.kill(signal));
}
server.on('exit', (code) => process.exit(code ?? 1));
