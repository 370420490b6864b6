/**
 * `npm run bench:lighthouse`: what Lighthouse says of the home page, a search and a session of the demonstration, as
 * a phone on a slow network (its default): the median of five runs each and, where they differ, from which to which.
 * Run it on a quiet machine: its performance score simulates a slow processor from what it measured here. `--runs=N`
 * sets how many, `--details` prints the times behind the score and every audit that is not perfect.
 *
 * Lighthouse is fetched by npx when asked for, not installed with the rest: it weighs more than the application.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startProductionServer } from '#tests/support/production-server.ts';
import { ensureBrowser } from '../../bin/browser.mjs';
import { ensureBuild } from '../../bin/prepare.mjs';

/** The last one that runs on Node 20. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const GOALS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Milliseconds, but for the shift of the layout. */
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'speed-index',
  'total-blocking-time',
  'cumulative-layout-shift',
];

type Category = keyof typeof GOALS;
type Audit = {
  id: string;
  title: string;
  score: number | null;
  displayValue?: string;
  numericValue?: number;
};
type Report = { categories: Record<Category, { score: number | null }>; audits: Record<string, Audit> };

const categories = Object.keys(GOALS).filter((name): name is Category => name in GOALS);
const runs = Number(process.argv.find((word) => word.startsWith('--runs='))?.split('=')[1] ?? 5);
const details = process.argv.includes('--details');

await ensureBuild();
const browser = await ensureBrowser();
const directory = mkdtempSync(path.join(os.tmpdir(), 'semainier-lighthouse-'));
const server = await startProductionServer({
  DEMO: '1',
  DATABASE_URL: path.join(directory, 'demonstration.sqlite'),
});
try {
  console.log(
    `${LIGHTHOUSE}, mobile, median of ${runs} (from – to), load before: ${os.loadavg()[0]?.toFixed(1)}\n`,
  );
  console.log(`${'page'.padEnd(28)} ${categories.map((name) => name.padStart(15)).join('')}`);
  const slug = await findSessionSlug();
  for (const address of ['/', '/ateliers?lieu=Limoges', `/ateliers/${slug}`]) {
    const reports: Report[] = [];
    for (let run = 0; run < runs; run++) reports.push(await examine(address));
    const scores = categories.map((name) => reports.map((report) => scoreOf(report, name)));
    if (categories.some((name, index) => median(scores[index] ?? []) < GOALS[name])) process.exitCode = 1;
    console.log(
      `${address.slice(0, 28).padEnd(28)} ${scores.map((each) => spread(each).padStart(15)).join('')}`,
    );
    if (details) printDetails(reports);
  }
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}

/** A session on a place, so that its page has a map. */
async function findSessionSlug(): Promise<string> {
  const answer = await fetch(`${server.origin}/api/v1/sessions?places=1&lieu=Limoges`);
  const { features } = await answer.json();
  return features[0].properties.slug;
}

/** Lighthouse sometimes misses the beginning of a page on a busy machine, says so, and wants to be run again. */
async function examine(address: string, attempts = 3): Promise<Report> {
  try {
    return await runLighthouse(address);
  } catch (error) {
    if (attempts <= 1) throw error;
    return examine(address, attempts - 1);
  }
}

async function runLighthouse(address: string): Promise<Report> {
  const file = path.join(directory, 'report.json');
  await promisify(execFile)(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      server.origin + address,
      '--quiet',
      '--no-enable-error-reporting',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${categories.join(',')}`,
      `--chrome-flags=${CHROMIUM_FLAGS.join(' ')}`,
    ],
    { env: { ...process.env, ...(browser && { CHROME_PATH: browser }) } },
  );
  return JSON.parse(readFileSync(file, 'utf8'));
}

function scoreOf(report: Report, category: Category): number {
  return Math.round((report.categories[category].score ?? 0) * 100);
}

function median(numbers: number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

/** The median, and the range where there is one: `98 (95–100)`. */
function spread(numbers: number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return least === most ? String(least) : `${median(numbers)} (${least}–${most})`;
}

/** The times that make the performance score, as medians, and what is not perfect in the run whose score is lowest. */
function printDetails(reports: Report[]): void {
  const times = METRICS.map((id) => {
    const values = reports.map(({ audits }) => audits[id]?.numericValue ?? 0);
    const digits = id === 'cumulative-layout-shift' ? 3 : 0;
    return `${id} ${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
  });
  console.log(`    ${times.join(', ')}`);
  const [worst] = reports.toSorted(
    (one, other) => scoreOf(one, 'performance') - scoreOf(other, 'performance'),
  );
  for (const { id, title, score, displayValue } of Object.values(worst?.audits ?? {})) {
    if (score !== null && score < 1)
      console.log(`    ${id}: ${title} (${score}${displayValue ? `, ${displayValue}` : ''})`);
  }
}
