import { expect, it } from 'vitest';
import { goThroughJourney, keyboardOf, mouse } from '#tests/support/citizen-journey.ts';
import { watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

it.each([
  { how: 'with JavaScript', javaScriptEnabled: true, byKeyboard: false },
  { how: 'without JavaScript', javaScriptEnabled: false, byKeyboard: false },
  { how: 'by keyboard only', javaScriptEnabled: true, byKeyboard: true },
])(
  'a citizen goes from home to a seat and gives it back, $how',
  async ({ javaScriptEnabled, byKeyboard }) => {
    const page = await open({ javaScriptEnabled });
    const steps = await goThroughJourney(page, byKeyboard ? keyboardOf(page) : mouse, {
      place: 'Lyon (69)',
      contact: `trajet-${javaScriptEnabled}-${byKeyboard}@exemple.fr`,
    });
    expect(steps.map(({ step }) => step)).toEqual(['home', 'search', 'session', 'sign-up', 'cancel']);
  },
);
