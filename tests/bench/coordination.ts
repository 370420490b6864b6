/**
 * `npm run bench:coordination`: what the coordinators' pages cost, nothing cached, on 1,500 sessions with 50,000
 * registrations and on 80,000 with 4,000,000; how long coverage takes to measure there, and how long it keeps others
 * waiting meanwhile. Ends with 1 when the measure takes more than 2 s or a page more than 300 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Catalogue, loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import { findCoverage } from '#app/catalogue/coverage.server.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { type Connection, openConnection } from '#db/connection.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { listCountedCommunes } from '#db/places.server.ts';
import { createSignInLink, signInByLink } from '#db/sign-ins.server.ts';
import { startProductionServer } from '#tests/support/production-server.ts';
import { ensureBuild } from '../../bin/prepare.mjs';
import { LARGE, PUBLIC_URL, prepareDatabase, type Size, USUAL } from './database.ts';

const SIZES: Size[] = [USUAL, LARGE];
const PAGES = [
  '/coordination',
  '/coordination/departements/23',
  '/coordination/departements/69',
  '/coordination/objectifs',
  '/coordination/chiffres',
  '/coordination/moderation',
  '/coordination/bilans',
  '/coordination/carte',
  '/coordination/carte?niveau=regions&mesure=evenements',
  '/coordination/carte/regions/84',
  '/coordination/carte/departements/23',
];
const ROUNDS = 15;
const MOST_FOR_COVERAGE = 2000;
const MOST_FOR_A_PAGE = 300;

await ensureBuild();
const directory = mkdtempSync(path.join(os.tmpdir(), 'semainier-coordination-'));
let reached = true;
try {
  for (const size of SIZES) {
    const file = await prepareDatabase(size, path.join(directory, size.name));
    const cookie = await measureAside(size, file);
    await measurePages(file, cookie);
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
if (!reached) process.exitCode = 1;

/** The measure itself, in this process. Answers the cookie of the country's coordinator. */
async function measureAside(size: Size, file: string): Promise<string> {
  const connection = openConnection(file);
  await migrateToLatest(connection.db);
  const catalogue = await loadCatalogue(connection);
  const communes = await listCountedCommunes(connection);
  const times: number[] = [];
  const waits: number[] = [];
  let venues = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { milliseconds, longestWait, found } = await measureOnce(catalogue, connection);
    times.push(milliseconds);
    waits.push(longestWait);
    venues = found;
  }
  const usual = median(times);
  if (usual > MOST_FOR_COVERAGE) reached = false;
  console.log(
    `\n${size.sessions} sessions in ${venues} venues, ${communes.length} communes; load ${os.loadavg()[0]?.toFixed(1)}`,
  );
  console.log(
    `coverage: first ${times[0]?.toFixed(0)} ms, median of ${ROUNDS} ${usual.toFixed(0)} ms (at most ${MOST_FOR_COVERAGE}), ` +
      `others wait at most ${median(waits).toFixed(0)} ms`,
  );
  const cookie = await signIn(connection);
  await connection.close();
  return cookie;
}

/** As if nothing was kept: what is kept belongs to one catalogue, so each round has one of its own over the same rows. */
async function measureOnce(loaded: Catalogue, connection: Connection) {
  const now = new Date();
  const campaign = await getCurrentCampaign(connection, now);
  if (!campaign) throw new Error('The database holds no campaign.');
  const catalogue: Catalogue = Object.create(loaded);
  let longestWait = 0;
  let last = performance.now();
  const ticking = setInterval(() => {
    longestWait = Math.max(longestWait, performance.now() - last);
    last = performance.now();
  }, 1);
  const started = performance.now();
  const { positions } = await findCoverage({ catalogue, connection }, campaign, now);
  const milliseconds = performance.now() - started;
  clearInterval(ticking);
  return { milliseconds, longestWait, found: positions.latitudes.length };
}

async function signIn(connection: Connection): Promise<string> {
  const { id } = await connection.db
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'coordinator')
    .where('territory_kind', 'is', null)
    .limit(1)
    .executeTakeFirstOrThrow();
  const now = new Date();
  const link = await connection.write((trx) => createSignInLink(trx, id, 15, now));
  const outcome = await signInByLink(connection, link, now);
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  return `connexion=${outcome.token}`;
}

/** The pages, as a browser asks for them; a number that nobody reads makes each address new. */
async function measurePages(file: string, cookie: string): Promise<void> {
  const server = await startProductionServer({ PUBLIC_URL, DATABASE_URL: file });
  try {
    for (const page of PAGES) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const started = performance.now();
        const address = `${server.origin}${page}${page.includes('?') ? '&' : '?'}round=${round}`;
        const response = await fetch(address, { headers: { Cookie: cookie } });
        await response.text();
        if (response.status !== 200) throw new Error(`${address} answered ${response.status}.`);
        times.push(performance.now() - started);
      }
      const usual = median(times);
      if (usual > MOST_FOR_A_PAGE) reached = false;
      console.log(
        `${page.padEnd(56)} first ${times[0]?.toFixed(0)} ms, median ${usual.toFixed(0)} ms (at most ${MOST_FOR_A_PAGE})`,
      );
    }
  } finally {
    await server.stop();
  }
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
