import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { signInAsNadia } from './support/addresses.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';
import { findMail } from './support/messages.ts';

const open = watchedBrowser();
const words = fr.moderation;

/** Signs in as one of the demonstration's people. */
async function signInAs(page: Page, name: RegExp): Promise<void> {
  await page.goto('/connexion');
  await page.getByRole('button', { name }).click();
  await page.waitForURL(/\/(mediation|coordination)$/);
}

it('a coordinator reads a submitted session and approves two in bulk with the keyboard alone', async () => {
  const page = await open();
  await signInAs(page, /Denise/);
  await page.getByRole('link', { name: new RegExp(`^${words.title}`) }).click();
  await page.getByLabel(words.filters.kind, { exact: true }).selectOption({ label: words.kinds.submitted });
  await page.getByRole('button', { name: words.filters.apply, exact: true }).click();
  await page.waitForURL(/nature=submitted/);
  const boxes = page.getByRole('checkbox', { name: new RegExp(`^${words.tick}`) });
  const waiting = await boxes.count();
  expect(waiting).toBeGreaterThanOrEqual(2);

  // Enter on a box sends the form, which then decides nothing: the page comes back with the box ticked.
  const queue = page.url();
  await boxes.first().check();
  await Promise.all([page.waitForEvent('domcontentloaded'), boxes.first().press('Enter')]);
  expect(await boxes.first().isChecked()).toBe(true);
  expect(await boxes.count()).toBe(waiting);
  await page.goto(queue);
  expect(await boxes.count()).toBe(waiting);

  await page.locator('[data-open]').first().click();
  await page.getByRole('heading', { name: words.session.asPublic }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.goBack();

  // Switched off, a letter does nothing.
  await page.getByText(words.keys.title).click();
  const choice = page.getByLabel(words.keys.switch);
  await choice.uncheck();
  await boxes.first().focus();
  await page.keyboard.press('x');
  expect(await boxes.first().isChecked()).toBe(false);
  expect(await boxes.count()).toBe(waiting);
  await page.reload();
  await page.getByText(words.keys.title).click();
  expect(await choice.isChecked()).toBe(false);
  await choice.check();

  await boxes.first().focus();
  for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
  expect(await page.getByRole('checkbox', { checked: true, name: /^Cocher/ }).count()).toBe(2);
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  const status = page.getByRole('status');
  await status.waitFor();
  expect(await status.textContent()).toContain(words.done.published(2));
  expect(await status.textContent()).toContain(words.done.verified(1));
  await expect.poll(() => boxes.count()).toBe(waiting - 2);

  await findMail(page, words.mail.approved.subject(2));
});

it('a newcomer comes in by themselves and is said yes to, without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  const form = fr.newcomer;
  const email = `ines-${Date.now()}@exemple.test`;
  await page.goto('/');
  await page.getByRole('link', { name: form.door }).click();
  await page.getByRole('button', { name: form.send }).click();
  expect(await page.getByRole('alert').textContent()).toContain(form.name);
  await page.getByLabel(form.name, { exact: true }).fill('Inès Essai');
  await page.getByLabel(form.email, { exact: true }).fill(email);
  const organisation = `Ateliers d’Inès ${Date.now()}`;
  await page.getByLabel(form.organisation, { exact: true }).fill(organisation);
  await page.getByLabel(form.department, { exact: true }).selectOption({ label: 'Creuse (23)' });
  await page.getByRole('button', { name: form.send }).click();
  await page.getByRole('heading', { name: form.sent.title }).waitFor();
  const mail = await findMail(page, email);
  await mail.getByRole('link').first().click();
  expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: form.confirm }).click();
  await page.waitForURL(/\/mediation$/);
  await page.getByText(words.own.organisationWaits).waitFor();

  const coordinator = await open({ javaScriptEnabled: false });
  await signInAs(coordinator, /Denise/);
  await coordinator.goto('/coordination/moderation?nature=organisation');
  const line = coordinator.getByRole('listitem').filter({ hasText: organisation });
  await line.getByRole('button', { name: new RegExp(words.approveOne.organisation) }).click();
  expect(await coordinator.getByRole('status').textContent()).toContain(words.done.verified(1));

  await page.reload();
  expect(await page.getByText(words.own.organisationWaits).count()).toBe(0);
});

it('a coordinator sends a session back without JavaScript, and its mediator reads why', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  await signInAsNadia(page);
  await page.goto('/coordination/moderation?territoire=d-69&nature=changed');
  const line = page
    .getByRole('listitem')
    .filter({ has: page.locator('[data-open]') })
    .first();
  const title = (await line.getByRole('heading').textContent()) ?? '';
  await line.getByRole('checkbox').check();
  const sendBack = page.getByRole('button', { name: words.returnTicked });
  await sendBack.click();
  // Told what is missing, with the line still ticked.
  const reason = page.getByLabel(words.reason, { exact: true });
  await expect.poll(() => reason.getAttribute('aria-invalid')).toBe('true');
  expect(await line.getByRole('checkbox').isChecked()).toBe(true);
  await reason.selectOption({ label: words.reasons.unclear });
  const note = `Dites pour qui c’est (${Date.now()}).`;
  await page.getByLabel(new RegExp(`^${words.note}`)).fill(note);
  expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
  await sendBack.click();
  expect(await page.getByRole('status').textContent()).toContain(words.done.returned(1));

  await findMail(page, note);
  await signInAs(page, /Bruno/);
  await page.getByRole('link', { name: new RegExp(fr.workspace.actions.returned()) }).click();
  await expect
    .poll(() => page.getByRole('heading', { level: 1 }).textContent())
    .toContain(title.slice(0, 12));
  const main = await page.getByRole('main').textContent();
  expect(main).toContain(words.own.returnedPublic);
  expect(main).toContain(note);
});

const merges = fr.sessionMerges;

it('a coordinator compares two sessions, keeps one, and the other one’s address leads there', async () => {
  const page = await open();
  await signInAs(page, /Denise/);
  await page.goto('/coordination/moderation');
  await page.getByRole('link', { name: /^Doublons possibles/ }).click();
  const pairs = page.getByRole('link', { name: new RegExp(`^${merges.compare}`) });
  await pairs.first().waitFor();
  const comparisons = await pairs.evaluateAll((links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  );
  // On some days the first pair holds a session that nobody has published yet.
  let address: string | null = null;
  for (const comparison of comparisons) {
    await page.goto(comparison);
    await page.getByRole('heading', { name: merges.compareTitle }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    const gone = page.getByRole('main').getByRole('region').nth(1);
    await page.goto((await gone.getByRole('link').getAttribute('href')) ?? '');
    const link = page.getByRole('link', { name: words.session.publicPage });
    if ((await link.count()) === 0) continue;
    address = await link.getAttribute('href');
    break;
  }
  await page.goBack();
  await page
    .getByRole('button', { name: new RegExp(`^${merges.keep}`) })
    .first()
    .click();
  expect(await page.getByRole('status').textContent()).toContain(merges.merged);
  await page.goto(address ?? '');
  expect(new URL(page.url()).pathname).not.toBe(address);
  expect(new URL(page.url()).pathname).toMatch(/^\/ateliers\//);
});

it('a coordinator says that two sessions are two, without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  await signInAs(page, /Denise/);
  await page.goto('/coordination/moderation/doublons');
  expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
  const dismiss = page.getByRole('button', { name: new RegExp(`^${merges.dismiss}`) });
  const pairs = await dismiss.count();
  await dismiss.first().click();
  expect(await page.getByRole('status').textContent()).toContain(merges.dismissed);
  await expect.poll(() => dismiss.count()).toBe(pairs - 1);
});
