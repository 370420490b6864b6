import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { staticFiles } from '#app/server/static-files.server.ts';

it('serves built files for ever, compressed as the build left them, and leaves other addresses to the routes', async () => {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'semainier-static-'));
  await mkdir(path.join(directory, 'assets'));
  await writeFile(path.join(directory, 'assets/root-abc.css'), 'body{}');
  await writeFile(path.join(directory, 'assets/root-abc.css.br'), brotliCompressSync('body{}'));
  await writeFile(path.join(directory, 'icon.svg'), '<svg/>');
  await writeFile(path.join(directory, '..', `${path.basename(directory)}.secret`), 'secret');
  const serve = staticFiles(directory, { 'x-content-type-options': 'nosniff' });
  const server = createServer((request, response) =>
    serve(request, response, () => response.writeHead(404).end()),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  const asset = await fetch(`${origin}/assets/root-abc.css`, { headers: { 'Accept-Encoding': 'br' } });
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(asset.headers.get('content-encoding')).toBe('br');
  expect(asset.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await asset.text()).toBe('body{}');
  const icon = await fetch(`${origin}/icon.svg`);
  expect([icon.headers.get('cache-control'), icon.headers.get('content-type')]).toEqual([
    'public, max-age=3600',
    'image/svg+xml',
  ]);
  expect((await fetch(`${origin}/ateliers`)).status).toBe(404);
  expect((await fetch(`${origin}/..%2f${path.basename(directory)}.secret`)).status).toBe(404);

  server.closeAllConnections();
  server.close();
  await rm(directory, { recursive: true });
  await rm(`${directory}.secret`);
});
