import { randomInt } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { ownSite } from './own-site.ts';

/** Quiet: the browser asks nothing of anybody but the site under test. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The address of the site under test: the file's own (serve-own-site.ts). */
export const origin = () => `http://localhost:${ownSite().port}`;

/**
 * A browser for one file's tests. Every page that a test opens is watched: an error in the console, a script that
 * fails or a request to any other host fails the test.
 */
export function watchedBrowser(): (options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  let troubles: string[] = [];
  let close: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
      args: FLAGS,
    });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const each of close) await each();
    const seen = troubles;
    troubles = [];
    close = [];
    expect(seen).toEqual([]);
  });

  return async (options = {}) => {
    const site = options.baseURL ?? origin();
    const context = await browser.newContext({
      baseURL: site,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1280, height: 900 },
      // Everybody has an address of their own: forms are limited by it.
      extraHTTPHeaders: { 'X-Forwarded-For': `10.${[0, 0, 0].map(() => randomInt(256)).join('.')}` },
      ...options,
    });
    // For a slow machine: what is there is found at once.
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    page.on('console', (message) => {
      // A page that answers 4xx on purpose is noted by the browser as an error; the tests check the status themselves.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        troubles.push(`${page.url()}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.origin !== site) troubles.push(`asked ${url.host}`);
    });
    page.on('response', (response) => {
      const isPage = response.request().isNavigationRequest();
      if (!isPage && response.status() >= 400) troubles.push(`${response.status()} for ${response.url()}`);
    });
    close.push(() => context.close());
    return page;
  };
}

/**
 * What axe finds serious on the page as it stands, each as one line; of `rules` only when they are given.
 */
export async function seriousViolations(page: Page, rules?: string[]): Promise<string[]> {
  // Axe would sum up what it found in frames on a second page, which takes longer than to look: we have no frames.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help} (${node.target.join(' ')}) ${node.html.slice(0, 120)}`),
    );
}

/** By how many pixels the page is wider than its window. */
export async function sidewaysScrolling(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
