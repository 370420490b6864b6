import { expect, it } from 'vitest';
import { coordinationAddresses, signInAsNadia } from './support/addresses.ts';
import { watchedBrowser } from './support/browser.ts';
import { findFaultsOf } from './support/faults.ts';

const open = watchedBrowser();

it('no fault that axe finds serious, no sideways scrolling is on a page of the coordinators’ space', async () => {
  const page = await open();
  await signInAsNadia(page);
  expect(await findFaultsOf(page, await coordinationAddresses(page))).toEqual([]);
});
