import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { findKeptTemplates } from '#tests/support/kept-templates.ts';
import { type RunningPostgres, startPostgres } from '#tests/support/postgres.ts';
import { type ProductionServer, startProductionServer } from '#tests/support/production-server.ts';
import { origin, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

describe('on one process over its file', () => {
  it('a publication moves the counter that somebody else looks at, within two seconds', async () => {
    await publishAndWatch(origin(), origin(), /Bruno/);
  });
});

describe('on two processes over PostgreSQL', () => {
  let postgres: RunningPostgres;
  let servers: ProductionServer[] = [];

  beforeAll(async () => {
    // The migrated database that the other tests begin with, where they have run.
    const kept = `${findKeptTemplates()}.postgres`;
    const isThere = existsSync(kept);
    postgres = await startPostgres(kept);
    if (!isThere) await postgres.createDatabase('semainier_template');
    const environment = { DATABASE_URL: postgres.url('semainier_template'), DEMO: '1', TRUST_PROXY: '1' };
    // The first one loads the demonstration, the second one finds it.
    servers = [await startProductionServer(environment)];
    servers.push(await startProductionServer(environment));
  });

  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await postgres.stop();
  });

  it('what is published through one is seen through the other, within two seconds', async () => {
    const [first, second] = servers;
    if (!first || !second) throw new Error('Two servers were to be started.');
    await publishAndWatch(first.origin, second.origin, /Amina/);
  });
});

/** Somebody publishes a draft of theirs at one address while somebody else looks at the home page of the other. */
async function publishAndWatch(published: string, watched: string, mediator: RegExp): Promise<void> {
  const watching = await open({ baseURL: watched });
  await watching.goto('/');
  const listening = watching.waitForRequest('**/chiffres/direct');
  // How fast this machine is now: the page asks for itself again when it is told.
  const started = Date.now();
  await watching.reload();
  const pace = Date.now() - started;
  await listening;
  const events = () => count(watching);
  const page = await open({ baseURL: published });
  await page.goto('/connexion');
  await page.getByRole('button', { name: mediator }).first().click();
  await page.waitForURL(/\/mediation$/);
  await page
    .locator('.session-card', { hasText: fr.vocabulary.states.draft })
    .getByRole('link')
    .first()
    .click();
  const before = await events();
  await page.getByRole('button', { name: fr.mediation.session.publish }).click();
  await page.getByText(fr.mediation.session.published).waitFor();
  const publishedAt = Date.now();
  await expect.poll(events, { interval: 50 }).toBe(before + 1);
  expect(Date.now() - publishedAt).toBeLessThan(2000 + pace);
}

async function count(page: Page): Promise<number> {
  const value = await page.locator('#compteur-ateliers .meter-value').textContent();
  return Number(value?.replace(/\D/g, ''));
}
