/**
 * `npm test`: everything that must hold, from the format to the browser, ending with one line that counts.
 * `--no-browser` (npm run check) leaves the browser out, `--only-browser` (npm run e2e) runs nothing else.
 * Other parameters go to vitest: `npm run e2e -- sign-up`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuild, ensurePackages, root } from './prepare.mjs';

const parameters = process.argv.slice(2);
const withBrowser = !parameters.includes('--no-browser');
const withOthers = !parameters.includes('--only-browser');
const forVitest = parameters.filter((parameter) => !['--no-browser', '--only-browser'].includes(parameter));

/** @typedef {{ name: string, seconds: number, passed: number, failed: number }} Step */
/** @type {Step[]} */
const steps = [];
const results = mkdtempSync(path.join(os.tmpdir(), 'semainier-results-'));

await step('packages', async () => {
  ensurePackages();
  return { passed: 0, failed: 0 };
});
if (withOthers) {
  await step('format and lint', async () => one('node_modules/@biomejs/biome/bin/biome', ['check', '.']));
  await step('types', async () => one('node_modules/typescript/bin/tsc', ['--noEmit']));
  await step('unit, database and routes', async () => vitest('vitest.config.ts'));
}
if (withBrowser) {
  /** @type {string | undefined} */
  let browser;
  const ready = await step('build and browser', async () => {
    await ensureBuild();
    browser = await ensureBrowser();
    return { passed: 0, failed: 0 };
  });
  if (ready) {
    await step('browser', async () =>
      vitest('vitest.e2e.config.ts', browser ? { CHROME_PATH: browser } : {}),
    );
  }
}

rmSync(results, { recursive: true, force: true });
console.log('');
for (const { name, seconds, passed, failed } of steps) {
  console.log(
    `${failed ? '✗' : '✓'} ${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s  ${passed + failed ? `${passed} passed, ${failed} failed` : ''}`,
  );
}
const passed = steps.reduce((sum, each) => sum + each.passed, 0);
const failed = steps.reduce((sum, each) => sum + each.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/**
 * Runs one step, times it, and counts one failure when it throws. True when nothing failed.
 * @param {string} name
 * @param {() => Promise<{ passed: number, failed: number }>} work
 */
async function step(name, work) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const count = await work().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  steps.push({ name, seconds: (performance.now() - start) / 1000, ...count });
  return count.failed === 0;
}

/** @param {string} script @param {string[]} scriptParameters @param {Record<string, string>} [environment] */
function node(script, scriptParameters, environment = {}) {
  const { status } = spawnSync(process.execPath, [path.join(root, script), ...scriptParameters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return status === 0;
}

/** A check that counts as one. @param {string} script @param {string[]} scriptParameters */
function one(script, scriptParameters) {
  return node(script, scriptParameters) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {string} config @param {Record<string, string>} [environment] */
function vitest(config, environment = {}) {
  const file = path.join(results, `${config}.json`);
  const succeeded = node(
    'node_modules/vitest/vitest.mjs',
    [
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...forVitest,
    ],
    environment,
  );
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
  // A file that cannot be loaded has no test to count.
  return { passed: numPassedTests, failed: numFailedTests || (succeeded ? 0 : 1) };
}
