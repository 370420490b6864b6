import { expect, it } from 'vitest';
import { goThroughJourney, mouse } from '#tests/support/citizen-journey.ts';
import { watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

/** With the keyboard alone: keyboard.test.ts. */
it.each([
  { how: 'with JavaScript', javaScriptEnabled: true },
  { how: 'without JavaScript', javaScriptEnabled: false },
])('a citizen goes from home to a seat and gives it back, $how', async ({ javaScriptEnabled }) => {
  const page = await open({ javaScriptEnabled });
  const steps = await goThroughJourney(page, mouse, {
    place: 'Lyon (69)',
    contact: `trajet-${javaScriptEnabled}@exemple.fr`,
  });
  expect(steps.map(({ step }) => step)).toEqual(['home', 'search', 'session', 'sign-up', 'cancel']);
});
