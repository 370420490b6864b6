/**
 * `npm run bench:journey`: home → search → sign-up → confirmation → cancel in a real browser on 80,000 sessions: with
 * JavaScript, without it, and by keyboard only. Ends with 1 when a step does not lead to the next.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { goThroughJourney, keyboardOf, mouse } from '#tests/support/citizen-journey.ts';
import { freePort } from '#tests/support/free-port.ts';
import { startProductionServer } from '#tests/support/production-server.ts';
import { ensureBrowser } from '../../bin/browser.mjs';
import { ensureBuild } from '../../bin/prepare.mjs';
import { prepareDatabase } from './database.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const ways = [
  { name: 'with JavaScript', javaScriptEnabled: true, byKeyboard: false },
  { name: 'without JavaScript', javaScriptEnabled: false, byKeyboard: false },
  { name: 'keyboard only', javaScriptEnabled: true, byKeyboard: true },
];

await ensureBuild();
const executablePath = await ensureBrowser();
const directory = mkdtempSync(path.join(os.tmpdir(), 'semainier-journey-'));
const size = { name: 'scale-80000', sessions: 80_000, registrations: 160_000 };
const port = await freePort();
const server = await startProductionServer({
  PORT: String(port),
  DATABASE_URL: await prepareDatabase(size, directory),
});
const browser = await chromium.launch({ executablePath, args: FLAGS });
try {
  for (const [number, { name, javaScriptEnabled, byKeyboard }] of ways.entries()) {
    const context = await browser.newContext({
      baseURL: server.origin,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      javaScriptEnabled,
    });
    const page = await context.newPage();
    const steps = await goThroughJourney(page, byKeyboard ? keyboardOf(page) : mouse, {
      place: 'Limoges',
      contact: `zoe-${number}@exemple.fr`,
    });
    const told = steps.map(({ step, milliseconds }) => `${step} ${milliseconds.toFixed(0)} ms`);
    console.log(`${name.padEnd(20)} ${told.join(', ')}`);
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}
