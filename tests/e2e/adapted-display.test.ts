import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

function borderOf(page: Page, selector: string) {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { borderBlockEndStyle: style, borderBlockEndWidth: width } = getComputedStyle(element);
      return { style, width };
    });
}

/** Red, green and blue of what is drawn at both ends of an element, `inset` pixels from its edges. */
async function colourOfEnds(page: Page, selector: string, inset: number): Promise<[number[], number[]]> {
  const picture = await loadImage(await page.locator(selector).first().screenshot());
  const drawing = createCanvas(picture.width, picture.height).getContext('2d');
  drawing.drawImage(picture, 0, 0);
  const at = (x: number) => [
    ...drawing.getImageData(x, Math.floor(picture.height / 2), 1, 1).data.slice(0, 3),
  ];
  return [at(inset), at(picture.width - inset)];
}

describe('in forced colours', () => {
  it('what is said by a colour alone elsewhere is said by a border or by its contrast', async () => {
    const page = await open({ forcedColors: 'active' });
    await page.goto('/ateliers?lieu=Lyon&rayon=20');
    await page.locator('.marker-dot').first().waitFor();
    expect(await borderOf(page, '.marker-dot')).toEqual({ style: 'solid', width: '2px' });
    expect((await borderOf(page, '.site-nav a[aria-current]')).width).toBe('3px');
    expect((await borderOf(page, '.site-nav a:not([aria-current])')).width).toBe('0px');
    for (const selector of ['.button', '.chip', '.leaf', '.badge', '.input'])
      expect([selector, (await borderOf(page, selector)).style]).toEqual([selector, 'solid']);
  });

  it('a meter shows how full it is', async () => {
    const page = await open({ forcedColors: 'active' });
    await page.goto('/chiffres');
    const [full, empty] = await colourOfEnds(page, '.meter-bar', 8);
    expect(full).not.toEqual(empty);
  });
});

it('nothing glides for those who asked for less motion', async () => {
  const page = await open({ reducedMotion: 'reduce' });
  await page.goto('/ateliers?lieu=Lyon&rayon=20');
  await page.locator('.marker-dot').first().waitFor();
  expect(await page.locator('.leaflet-zoom-anim, .leaflet-fade-anim').count()).toBe(0);
  await page.getByRole('button', { name: fr.map.zoomIn }).click();
  await page.locator('.leaflet-container').press('ArrowDown');
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
  expect(await page.locator('.leaflet-pan-anim, .leaflet-zoom-animating').count()).toBe(0);
});
