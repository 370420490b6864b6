/** Builds the pages and the browser's files with Vite, the server with esbuild, and compresses the files once. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { root, run } from './prepare.mjs';

const output = path.join(root, 'build');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

rmSync(output, { recursive: true, force: true });
run(process.execPath, [path.join(root, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build'], {
  NODE_ENV: 'production',
});
await build({
  absWorkingDir: root,
  entryPoints: ['app/server/main.ts'],
  outfile: path.join(output, 'main.js'),
  bundle: true,
  // `#app/…` is ours and goes in; what comes from a package stays there.
  packages: 'external',
  alias: { '#app': './app', '#db': './db', '#seeds': './seeds' },
  platform: 'node',
  format: 'esm',
  target: 'node20',
  jsx: 'automatic',
  define: { VERSION: JSON.stringify(version) },
  logLevel: 'warning',
});
writeFileSync(path.join(output, 'package.json'), '{ "type": "module" }\n');
await compressFiles(path.join(output, 'client'));

/** @param {string} directory */
async function compressFiles(directory) {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|css|svg|json|webmanifest|txt|map)$/.test(name),
  );
  await Promise.all(
    files.map(async (name) => {
      const file = path.join(directory, name);
      const bytes = readFileSync(file);
      const small = await promisify(brotliCompress)(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
      });
      writeFileSync(`${file}.br`, small);
      writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    }),
  );
}
