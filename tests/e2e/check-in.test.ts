import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fillIn } from '#app/text/fill-in.ts';
import { fr } from '#app/text/fr.ts';
import { findOwnSession, findSession, isFarAhead, signInAsAmina } from './support/addresses.ts';
import { origin, seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.checkIn;
const phone = { viewport: { width: 360, height: 760 } };

/** A session of Amina's to come, made large enough for `people` more; answers its address in her space and its slug. */
async function makeRoom(page: Page, people: number): Promise<{ path: string; slug: string }> {
  const path = await findOwnSession(page, isFarAhead);
  const session = await findSession(path.split('/').at(-1) ?? '');
  await page.goto(`${path}/modifier`);
  const capacity = page.getByLabel(new RegExp(`^${fr.mediation.session.capacity.replace('?', '\\?')}`));
  await capacity.fill(String(Number(await capacity.inputValue()) + people));
  await page.getByRole('button', { name: fr.mediation.session.save }).click();
  await page.waitForURL(/fait=enregistre/);
  return { path, slug: session?.slug ?? '' };
}

const nameOf = (number: number) => `Pointage ${String(number).padStart(2, '0')}`;

/** Signs people up from the public page, as they would. */
async function signUp(page: Page, slug: string, people: number): Promise<void> {
  await Promise.all(
    Array.from({ length: people }, async (_, index) => {
      const form = {
        name: nameOf(index + 1),
        contact: `pointage-${index + 1}@exemple.fr`,
        seats: '1',
      };
      const answer = await page.request.post(`/ateliers/${slug}`, {
        form,
        headers: { origin: origin() },
        maxRedirects: 0,
      });
      expect(answer.status()).toBe(303);
    }),
  );
}

/** Until the page and its files are kept on the phone. */
const waitUntilKept = (page: Page) => page.getByText(/marche aussi sans réseau/).waitFor();
const rowOf = (page: Page, number: number) => page.getByRole('button', { name: nameOf(number) });
const walkIn = (page: Page) => page.getByRole('button', { name: words.addWalkIn }).click();
const count = async (page: Page) => Number(await page.locator('[data-count=present]').textContent());
const ticked = (page: Page) => page.locator('[data-row] [aria-pressed=true]').count();

async function tap(page: Page, from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number++) await rowOf(page, number).click();
}

it('ticks thirty names and five walk-ins on two phones without a network: all are there once when it returns', async () => {
  const mediator = await open(phone);
  await signInAsAmina(mediator);
  const session = await makeRoom(mediator, 34);
  await signUp(mediator, session.slug, 32);
  const path = `${session.path}/accueil`;
  await mediator.goto(path);
  const before = await count(mediator);
  const link = await mediator.getByLabel(words.volunteer.label).inputValue();
  const volunteer = await open(phone);
  await volunteer.goto(new URL(link).pathname);
  await Promise.all([waitUntilKept(mediator), waitUntilKept(volunteer)]);
  expect(await seriousViolations(volunteer)).toEqual([]);
  expect(await sidewaysScrolling(volunteer)).toBe(0);

  for (const page of [mediator, volunteer]) await page.context().setOffline(true);
  await tap(mediator, 1, 10);
  await mediator.reload();
  expect(await mediator.getByRole('heading', { level: 1 }).textContent()).toBe(words.title);
  await expect.poll(() => count(mediator)).toBe(before + 10);
  await tap(mediator, 11, 18);
  for (let people = 1; people <= 3; people++) await walkIn(mediator);
  // Both tick 16 to 18. Of 16 the volunteer changes her mind afterwards, of 31 and 32 the mediator comes later or earlier.
  await tap(volunteer, 16, 31);
  await rowOf(volunteer, 16).click();
  await rowOf(volunteer, 31).click();
  await tap(volunteer, 32, 32);
  await walkIn(volunteer);
  await walkIn(volunteer);
  await rowOf(mediator, 31).click();
  await rowOf(mediator, 32).click();
  await rowOf(mediator, 32).click();
  await expect.poll(() => count(mediator)).toBe(before + 22);
  await expect
    .poll(() => volunteer.getByRole('status').textContent())
    .toContain(fillIn(words.phone.waiting.other, { count: 19 }));

  // The phone that ticked last sends first: the order of sending decides nothing.
  for (const page of [mediator, volunteer]) {
    await page.context().setOffline(false);
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/^Tout est envoyé/);
  }
  // 1 to 15, 17 to 30 and 31 are there, 16 and 32 not; five came without a registration.
  await expect.poll(() => count(volunteer)).toBe(before + 30 + 5);
  await mediator.reload();
  await expect.poll(() => count(mediator)).toBe(before + 30 + 5);
  const page = await open({ ...phone, javaScriptEnabled: false });
  await signInAsAmina(page);
  await page.goto(path);
  expect([await count(page), await ticked(page)]).toEqual([before + 35, 30]);
  for (const [number, pressed] of [
    [15, true],
    [16, false],
    [30, true],
    [31, true],
    [32, false],
  ] as const)
    expect(await rowOf(page, number).getAttribute('aria-pressed')).toBe(String(pressed));
  expect(await page.locator('[data-count=walk-ins]').textContent()).toBe('5');
});
