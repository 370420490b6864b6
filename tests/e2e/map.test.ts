import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { listSessionsWithSeats } from './support/addresses.ts';
import { seriousViolations, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

/** How many sessions the markers count, read at the instant when the first of them is there. */
async function countAtFirst(page: Page): Promise<number> {
  const counted = await page.waitForFunction(() => {
    const shown = [...document.querySelectorAll('.marker-dot > [aria-hidden]')];
    return shown.length > 0 && shown.reduce((sum, { textContent }) => sum + Number(textContent), 0);
  });
  return Number(await counted.jsonValue());
}

async function totalOfHeading(page: Page): Promise<number> {
  const heading = await page.getByRole('heading', { level: 1 }).textContent();
  return Number(/^\d+/.exec(heading ?? '')?.[0]);
}

describe('the map beside the results', () => {
  // Near a place, where none is online: those have no marker.
  it.each(['/ateliers?lieu=Lyon', '/ateliers?lieu=Paris&rayon=100', '/ateliers?lieu=97400&rayon=100'])(
    'has every session of the search the moment its first marker is drawn (%s)',
    async (address) => {
      const page = await open();
      await page.goto(address);
      expect(await countAtFirst(page)).toBe(await totalOfHeading(page));
    },
  );

  it('is gone through with the keyboard: a cluster opens nearer, a venue opens its list', async () => {
    const page = await open();
    await page.goto('/ateliers?lieu=Lyon&rayon=100');
    const cluster = page.getByRole('button', { name: /^\d+ ateliers autour de / }).first();
    const before = await cluster.locator('.visually-hidden').textContent();
    await cluster.focus();
    await page.keyboard.press('Enter');
    const focused = page.locator('.marker:focus');
    await expect.poll(() => page.locator('.map-zone').textContent()).toContain('partie de la carte');
    await expect
      .poll(async () => ((await focused.count()) === 1 ? focused.textContent() : before))
      .not.toContain(before);

    await page.goto('/ateliers?lieu=Lyon');
    const venue = page.locator('.marker-venue').first();
    await venue.focus();
    await page.keyboard.press('Enter');
    const bubble = page.locator('.leaflet-popup');
    await expect.poll(() => bubble.getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await page.locator('.map-zone').textContent()).toBe('');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.marker-venue:focus').count()).toBe(1);
  });

  it('is read from north to south, and keeps that order when it moves', async () => {
    const page = await open();
    await page.goto('/ateliers?lieu=Lyon&rayon=100');
    await countAtFirst(page);
    const rows = () =>
      page
        .locator('.marker')
        .evaluateAll((markers) => markers.map((marker) => Math.round(marker.getBoundingClientRect().top)));
    const isDescending = async () =>
      (await rows()).every((top, place, all) => place === 0 || top > (all[place - 1] ?? 0) - 80);
    await expect.poll(isDescending).toBe(true);
    await page.locator('.leaflet-container').first().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.locator('.map-zone a').count()).toBe(1);
    await expect.poll(isDescending).toBe(true);
  });

  it('lights the marker of a card, and leads from where it moved to the list of that place', async () => {
    const page = await open();
    await page.goto('/ateliers?lieu=Lyon&pmr=1');
    await countAtFirst(page);
    await page.locator('.session-card[data-venue] a').first().focus();
    await expect.poll(() => page.locator('.marker-lit').count()).toBe(1);

    await page.getByRole('button', { name: fr.map.zoomIn }).click();
    await page.getByRole('link', { name: fr.map.zone }).click();
    await expect.poll(() => new URL(page.url()).searchParams.has('lat')).toBe(true);
    const query = new URL(page.url()).searchParams;
    expect(query.get('pmr')).toBe('1');
    expect(query.has('lieu')).toBe(false);
    // Lyon, about: the window follows what is found there.
    expect(Math.abs(Number(query.get('lat')) - 45.76)).toBeLessThan(0.2);
    expect(await countAtFirst(page)).toBe(await totalOfHeading(page));
    await page.goBack();
    await expect.poll(() => new URL(page.url()).searchParams.get('lieu')).toBe('Lyon');
  });
});

describe('the small map of one place', () => {
  it('shows the place among its neighbours, without the script that draws bubbles and lists', async () => {
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const [session] = await listSessionsWithSeats('&departement=23');
    await page.goto(`/ateliers/${session?.slug}`);
    await page.locator('.map').scrollIntoViewIfNeeded();
    const place = page.getByRole('group', { name: fr.map.label }).getByText(session?.venue?.name ?? '');
    await expect.poll(() => place.count()).toBe(1);
    await expect.poll(() => page.locator('.map-name').allTextContents()).toContain('Creuse');
    await expect.poll(() => page.locator('.map-land').count()).toBeGreaterThan(5);
    expect(await page.locator('.map-land').count()).toBeLessThan(50);
    const names = async () => (await page.locator('.map-name').allTextContents()).length;
    const before = await names();
    const scripts = asked.filter((path) => path.endsWith('.js')).join();
    expect(scripts).toContain('place-map');
    expect(scripts).not.toContain('session-map');
    await page.getByRole('button', { name: fr.map.zoomOut }).click();
    await expect.poll(names).toBeGreaterThan(before);
  });
});
