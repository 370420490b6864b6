/**
 * `npm run bench:lighthouse`: what Lighthouse says of the home page, a search and a session of the demonstration, as
 * a phone on a slow network (its default), the median of three runs each. Run it on a quiet machine: its performance
 * score simulates a slow processor from what it measured here. `--runs=N` sets how many, `--details` prints every
 * audit that is not perfect.
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

type Category = keyof typeof GOALS;
type Audit = { id: string; title: string; score: number | null; displayValue?: string };
type Report = { categories: Record<Category, { score: number | null }>; audits: Record<string, Audit> };

const categories = Object.keys(GOALS).filter((name): name is Category => name in GOALS);
const runs = Number(process.argv.find((word) => word.startsWith('--runs='))?.split('=')[1] ?? 3);
const details = process.argv.includes('--details');

await ensureBuild();
const browser = await ensureBrowser();
const directory = mkdtempSync(path.join(os.tmpdir(), 'semainier-lighthouse-'));
const server = await startProductionServer({
  DEMO: '1',
  DATABASE_URL: path.join(directory, 'demonstration.sqlite'),
});
try {
  console.log(`${LIGHTHOUSE}, mobile, median of ${runs}, load before: ${os.loadavg()[0]?.toFixed(1)}\n`);
  console.log(`${'page'.padEnd(28)} ${categories.map((name) => name.padStart(15)).join('')}`);
  const slug = await findSessionSlug();
  for (const address of ['/', '/ateliers?lieu=Limoges', `/ateliers/${slug}`]) {
    const reports: Report[] = [];
    for (let run = 0; run < runs; run++) reports.push(await examine(address));
    const scores = categories.map((name) => median(reports.map((report) => scoreOf(report, name))));
    if (categories.some((name, index) => (scores[index] ?? 0) < GOALS[name])) process.exitCode = 1;
    console.log(
      `${address.slice(0, 28).padEnd(28)} ${scores.map((score) => String(score).padStart(15)).join('')}`,
    );
    if (details && reports[0]) printFlaws(reports[0]);
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

function printFlaws(report: Report): void {
  for (const { id, title, score, displayValue } of Object.values(report.audits)) {
    if (score !== null && score < 1)
      console.log(`    ${id}: ${title} (${score}${displayValue ? `, ${displayValue}` : ''})`);
  }
}
