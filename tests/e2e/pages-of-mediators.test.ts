import { expect, it } from 'vitest';
import { mediationAddresses, signInAsAmina } from './support/addresses.ts';
import { watchedBrowser } from './support/browser.ts';
import { findFaultsOf } from './support/faults.ts';

const open = watchedBrowser();

it('no fault that axe finds serious, no sideways scrolling is on a page of the mediators’ space', async () => {
  const page = await open();
  await signInAsAmina(page);
  expect(await findFaultsOf(page, await mediationAddresses(page))).toEqual([]);
});
