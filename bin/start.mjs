/**
 * `npm start`: installs and builds what is missing, then serves. Without any setting it shows the demonstration;
 * a host sets NODE_ENV=production (see the README's settings).
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuild, ensurePackages, root, serverFlags } from './prepare.mjs';

ensurePackages();
await ensureBuild();

const demo = process.env.DEMO ?? (process.env.NODE_ENV === 'production' ? '0' : '1');
const server = spawn(process.execPath, [...serverFlags, path.join(root, 'build', 'main.js')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production', DEMO: demo },
});
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.on(signal, () => server.kill(signal));
}
server.on('exit', (code) => process.exit(code ?? 1));
