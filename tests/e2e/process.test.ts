import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProductionServer } from '#tests/support/production-server.ts';
import { ownSite } from './support/own-site.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'semainier-process-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** The built server as its host meets it. */
it.each<[Record<string, string>, string]>([
  [{ PORT: 'abc' }, 'PORT'],
  [{ NODE_ENV: 'production', PUBLIC_URL: 'https://semainier.example' }, 'SECRET'],
  [{ GEOCODER_URL: 'ftp://x' }, 'GEOCODER_URL'],
])('does not start with a setting that cannot be used, and says which: %o', (environment, name) => {
  const { status, stderr } = spawnSync(process.execPath, [path.resolve('build/main.js')], {
    cwd: directory,
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...environment },
    encoding: 'utf8',
  });
  expect([status, stderr.split(':')[0]]).toEqual([1, name]);
  expect(stderr).not.toContain('    at ');
});

it('does not start on a port that is taken, and says so', async () => {
  const database = path.join(directory, 'taken.sqlite');
  await copyFile(ownSite().demonstration, database);
  const { status, stderr } = spawnSync(process.execPath, [path.resolve('build/main.js')], {
    cwd: directory,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      PORT: String(ownSite().port),
      DATABASE_URL: database,
    },
    encoding: 'utf8',
  });
  expect([status, stderr.split(':')[0]]).toEqual([1, 'PORT']);
});

it('starts again on its own database, ends what is under way when asked to stop, and exits with 0', async () => {
  const environment = { DEMO: '1', DATABASE_URL: path.join(directory, 'twice.sqlite') };
  const first = await startProductionServer(environment);
  expect(first.greeting).toContain('Demonstration loaded');
  expect(first.greeting).toMatch(/Semainier \d/);
  expect(await first.stop()).toBe(0);

  const second = await startProductionServer(environment);
  expect(second.greeting).not.toContain('Demonstration loaded');
  const underWay = slowForm(`${second.origin}/connexion`);
  await underWay.begun;
  const stopped = second.stop();
  await new Promise((resolve) => setTimeout(resolve, 200));
  underWay.finish();
  expect(await underWay.status).toBe(422);
  expect(await stopped).toBe(0);
});

/** A form whose last bytes come when the test says so; it has begun once the server asks for the rest (RFC 9110, 10.1.1). */
function slowForm(url: string) {
  const outgoing = request(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': '7',
      Expect: '100-continue',
    },
  });
  const begun = once(outgoing, 'continue');
  const status = new Promise<number | undefined>((resolve, reject) => {
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });
  outgoing.write('email');
  return { begun, finish: () => outgoing.end('=x'), status };
}
