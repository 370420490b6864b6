/**
 * `npm run bench:scale`: whether a search and a view of the map cost at 80,000 sessions what they cost at 1,500. Both
 * sizes are served side by side and asked in turn, one request at a time, each address for the first time. Part of
 * `npm run bench`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Bounds, METROPOLE, tilesIn } from '#app/domain/map-tile.ts';
import { startProductionServer } from '#tests/support/production-server.ts';
import { ensureBuild } from '../../bin/prepare.mjs';
import { PUBLIC_URL, prepareDatabase, type Size } from './database.ts';

/** Few registrations: neither a search nor the map reads them. */
const SMALL: Size = { name: 'scale-1500', sessions: 1500, registrations: 3000 };
const LARGE: Size = { name: 'scale-80000', sessions: 80_000, registrations: 160_000 };
const ROUNDS = 40;
/** How many times slower the large one may be. */
const GOAL = 3;

type Asked = { name: string; addresses: (round: number) => string[] };

const near = (latitude: number, longitude: number, degrees: number): Bounds => ({
  west: longitude - degrees * 1.4,
  east: longitude + degrees * 1.4,
  south: latitude - degrees,
  north: latitude + degrees,
});

/** The tiles of a view as a browser asks for them, at once; a number that nobody reads makes each address new. */
const view = (name: string, box: Bounds, zoom: number, query = ''): Asked => ({
  name,
  addresses: (round) =>
    tilesIn(box, zoom).map(
      ({ zoom, column, row }) => `/carte/${zoom}/${column}/${row}.json?${query}round=${round}`,
    ),
});

const questions: Asked[] = [
  {
    name: '/ateliers?lieu=…',
    addresses: (round) => [`/ateliers?lieu=Limoges&rayon=${1 + (round % 100)}&round=${round}`],
  },
  view('map, the whole country', METROPOLE, 4),
  view('map, around Lyon', near(45.76, 4.84, 0.9), 7),
  view('map, the town of Lyon', near(45.76, 4.84, 0.12), 10),
  view('map, filtered country', METROPOLE, 4, 'format=conference&q=ia&'),
];

/** Prints the median times of both sizes; whether each is within the goal. */
export async function compareSizes(): Promise<boolean> {
  await ensureBuild();
  const directory = mkdtempSync(path.join(os.tmpdir(), 'semainier-scale-'));
  const small = await serve(SMALL, directory);
  const large = await serve(LARGE, directory);
  let reached = true;
  try {
    console.log(`\nload before: ${os.loadavg()[0]?.toFixed(1)}; medians of ${ROUNDS}, never asked before`);
    for (const { name, addresses } of questions) {
      const times = { small: [] as number[], large: [] as number[] };
      for (let round = 0; round < ROUNDS + 5; round++) {
        const both = {
          small: await timeOf(small.origin, addresses(round)),
          large: await timeOf(large.origin, addresses(round)),
        };
        // The first ones warm both up.
        if (round < 5) continue;
        times.small.push(both.small);
        times.large.push(both.large);
      }
      const [one, other] = [median(times.small), median(times.large)];
      if (other > one * GOAL) reached = false;
      console.log(
        `${name.padEnd(26)} ${addresses(0).length} requests  ${one.toFixed(1)} ms at 1,500  ` +
          `${other.toFixed(1)} ms at 80,000  × ${(other / one).toFixed(2)} (at most ${GOAL})`,
      );
    }
  } finally {
    await small.stop();
    await large.stop();
    rmSync(directory, { recursive: true, force: true });
  }
  return reached;
}

async function serve(size: Size, directory: string) {
  const own = path.join(directory, size.name);
  const file = await prepareDatabase(size, own);
  return startProductionServer({ PUBLIC_URL, DATABASE_URL: file });
}

/** Milliseconds until all addresses have answered. */
async function timeOf(origin: string, addresses: string[]): Promise<number> {
  const started = performance.now();
  await Promise.all(
    addresses.map(async (address) => {
      const response = await fetch(`${origin}${address}`);
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${address} answered ${response.status}.`);
    }),
  );
  return performance.now() - started;
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !(await compareSizes())) {
  process.exitCode = 1;
}
