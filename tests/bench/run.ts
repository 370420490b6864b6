/**
 * `npm run bench`: what the production server does on a database of the size of a national week, beside two
 * yardsticks measured in the same run. `--large` takes 80,000 sessions with 4,000,000 registrations.
 * `--seconds=N` sets how long each load lasts.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openConnection } from '#db/connection.server.ts';
import { freePort } from '#tests/support/free-port.ts';
import { startProductionServer } from '#tests/support/production-server.ts';
import { ensureBuild } from '../../bin/prepare.mjs';
import { count, LARGE, PUBLIC_URL, prepareDatabase, readTargets, USUAL } from './database.ts';
import { type Figures, measure, prepareLoad } from './load.ts';
import { compareSizes } from './scale.ts';
import { measureDurableCommits, startBareServer } from './yardsticks.ts';

const large = process.argv.includes('--large');
const seconds = Number(process.argv.find((word) => word.startsWith('--seconds='))?.split('=')[1] ?? 5);
const size = large ? LARGE : USUAL;

await ensureBuild();
const tool = prepareLoad();
const directory = mkdtempSync(path.join(os.tmpdir(), 'semainier-bench-'));
const port = await freePort();
const origin = `http://localhost:${port}`;
const file = await prepareDatabase(size, directory);
const connection = openConnection(file);
const targets = await readTargets(connection);

console.log(
  `\n${os.cpus().length} × ${os.cpus()[0]?.model}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}, load by ${tool}`,
);
console.log(`${targets.sessions} sessions, ${targets.registrations} registrations, SQLite\n`);

const started = performance.now();
const server = await startProductionServer({
  PORT: String(port),
  PUBLIC_URL,
  DATABASE_URL: file,
  TRUST_PROXY: '1',
});
await fetch(`${origin}/ateliers`).then((response) => response.text());
console.log(`start to first answer          ${((performance.now() - started) / 1000).toFixed(2)} s`);
console.log(`resident memory, at rest       ${residentMegabytes()} MB`);

try {
  await besideBare('/', ['/']);
  await besideBare('/ateliers?lieu=…, kept', [`/ateliers?lieu=${encodeURIComponent('Lyon')}`]);
  await besideBare('/ateliers/:slug', [`/ateliers/${targets.slug}`]);
  const cold = performance.now();
  await fetch(`${origin}/calendrier.ics`).then((response) => response.arrayBuffer());
  console.log(`${'/calendrier.ics, cold'.padEnd(30)} ${(performance.now() - cold).toFixed(0)} ms`);
  await besideBare('/calendrier.ics, warm', ['/calendrier.ics']);
  await uncached();
  await besideCommits();
  console.log(`resident memory, after all     ${residentMegabytes()} MB`);
} finally {
  await server.stop();
  await connection.close();
  rmSync(directory, { recursive: true, force: true });
}
await compareSizes();

/** A page that the cache holds, and the same bytes from bare node:http. */
async function besideBare(name: string, paths: string[]): Promise<void> {
  const response = await fetch(`${origin}${paths[0]}`, {
    headers: { 'Accept-Encoding': 'gzip, deflate, br' },
  });
  const { 'content-length': length, ...headers } = Object.fromEntries(response.headers);
  await response.arrayBuffer();
  const bare = await startBareServer(Buffer.alloc(Number(length), 'x'), withoutHopHeaders(headers));
  const ours = await measure({ origin, paths, seconds });
  const theirs = await measure({ origin: bare.origin, paths, seconds });
  await bare.stop();
  print(
    name,
    ours,
    `${(Number(length) / 1000).toFixed(1)} kB, ${ratio(ours, theirs)} of bare node:http (${theirs.perSecond.toFixed(0)}/s)`,
  );
}

/** Searches that nobody asked before: each address is new. */
async function uncached(): Promise<void> {
  const paths = targets.communes.flatMap((name) =>
    [5, 10, 15, 25, 30, 40].map((radius) => `/ateliers?lieu=${encodeURIComponent(name)}&rayon=${radius}`),
  );
  print('/ateliers?lieu=…, never asked', await measure({ origin, paths, seconds }), '');
}

/** Sign-ups twice: from the first one after a start, and once the engine has compiled what they run through. */
async function besideCommits(): Promise<void> {
  const runs: { name: string; figures: Figures; stored: number }[] = [];
  for (const name of ['sign-up POST, from the first one', 'sign-up POST, under way']) {
    const before = await count(connection, 'registrations');
    const figures = await measure({
      origin,
      paths: targets.openSlugs.map((slug) => `/ateliers/${slug}`),
      form: 'name=Zo%C3%A9&contact=zoe-NUMBER%40exemple.fr&seats=1',
      seconds,
      connections: 32,
    });
    runs.push({ name, figures, stored: (await count(connection, 'registrations')) - before });
  }
  const commits = measureDurableCommits(path.join(directory, 'commits.sqlite'), 3);
  for (const { name, figures, stored } of runs) {
    const share = (figures.perSecond / commits).toFixed(2);
    print(name, figures, `${share} of bare durable commits (${commits.toFixed(0)}/s), ${stored} stored`);
  }
}

function print(name: string, { perSecond, p50, p99, failures }: Figures, beside: string): void {
  const failed = failures ? `  ${failures} FAILED` : '';
  console.log(
    `${name.padEnd(33)} ${perSecond.toFixed(0).padStart(6)}/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms  ${beside}${failed}`,
  );
}

function ratio(ours: Figures, theirs: Figures): string {
  return (ours.perSecond / theirs.perSecond).toFixed(2);
}

function withoutHopHeaders(headers: Record<string, string>): Record<string, string> {
  const {
    connection: _connection,
    date: _date,
    'keep-alive': _keepAlive,
    'transfer-encoding': _transfer,
    ...own
  } = headers;
  return own;
}

function residentMegabytes(): number {
  const status = readFileSync(`/proc/${server.processId}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
