import type { Locator, Page } from 'playwright-core';
import { fr } from '#app/text/fr.ts';

/** How somebody goes through pages. */
export type Hands = {
  /** Presses a link or a button. */
  press(target: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
};

export const mouse: Hands = {
  press: (target) => target.click(),
  type: (field, text) => field.fill(text),
};

/** More stops of Tab than any page has. */
const MOST_STOPS = 400;

/** Nothing but Tab, Enter and letters. */
export function keyboardOf(page: Page): Hands {
  async function reach(target: Locator) {
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${target} on ${page.url()}.`);
  }
  return {
    async press(target) {
      await reach(target);
      await page.keyboard.press('Enter');
    },
    async type(field, text) {
      await reach(field);
      await page.keyboard.type(text);
    },
  };
}

/**
 * Home → search → sign-up → confirmation → cancel, as a citizen sees them; throws where a step does not lead to the
 * next. Answers the milliseconds of each step.
 */
export async function goThroughJourney(
  page: Page,
  hands: Hands,
  { place, contact }: { place: string; contact: string },
): Promise<{ step: string; milliseconds: number }[]> {
  const steps: { step: string; milliseconds: number }[] = [];
  async function step(name: string, act: () => Promise<void>, heading: RegExp) {
    const started = performance.now();
    await act();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    steps.push({ step: name, milliseconds: performance.now() - started });
  }
  const main = page.getByRole('main');

  await step('home', async () => void (await page.goto('/')), exactly(fr.home.title));
  await step(
    'search',
    async () => {
      await hands.type(page.getByLabel(fr.home.placeLabel), place);
      await hands.press(page.getByRole('button', { name: fr.home.find }));
    },
    /^[\d\s]+ateliers? /u,
  );
  const card = page.locator('.session-card', { hasText: /\d+ places disponibles/ }).first();
  const title = (await card.getByRole('heading').textContent()) ?? '';
  await step('session', () => hands.press(card.getByRole('link').first()), exactly(title));
  await step(
    'sign-up',
    async () => {
      await hands.type(page.getByLabel(fr.signUp.labels.name), 'Zoé');
      await hands.type(page.getByLabel(fr.signUp.labels.contact), contact);
      await hands.press(page.getByRole('button', { name: fr.signUp.button }));
    },
    exactly(fr.registration.confirmed.title(1)),
  );
  await step(
    'cancel',
    async () => {
      await hands.press(main.locator('summary', { hasText: fr.registration.cancel.title }));
      await hands.press(page.getByRole('button', { name: fr.registration.cancel.button }));
    },
    exactly(fr.registration.cancelled.title),
  );
  return steps;
}

/** A text as it is, with any kind of space where it has one. */
function exactly(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/gu, '\\s+'), 'u');
}
