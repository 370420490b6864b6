import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { findOwnSession, isFarAhead, signInAsNadia } from './support/addresses.ts';
import { watchedBrowser } from './support/browser.ts';
import { findMail } from './support/messages.ts';

const open = watchedBrowser();

/** The link of the mail that invites somebody. */
async function findInvitation(page: Page, email: string): Promise<string> {
  const mail = await findMail(page, email);
  return (await mail.locator('a[href*="/invitations/"]').first().getAttribute('href')) ?? '';
}

it('a colleague is invited, joins and edits a session, without JavaScript', async () => {
  const email = `noemie-${Date.now()}@exemple.test`;
  const inviter = await open({ javaScriptEnabled: false });
  await inviter.goto('/connexion');
  await inviter.getByRole('button', { name: /Amina/ }).click();
  await inviter.getByRole('link', { name: fr.organisation.link }).click();
  const form = fr.organisation;
  await inviter.getByLabel(form.name).fill('Noémie Essai');
  await inviter.getByLabel(form.email).fill('pas-une-adresse');
  await inviter.getByRole('button', { name: form.invite }).click();
  expect(await inviter.getByRole('alert').textContent()).toContain(fr.fieldErrors.emailAddress);
  await inviter.getByLabel(form.email).fill(email);
  await inviter.getByRole('button', { name: form.invite }).click();
  expect(await inviter.getByRole('status').textContent()).toContain(form.done.invited);

  const address = await findInvitation(inviter, email);

  const colleague = await open({ javaScriptEnabled: false });
  await colleague.goto(address);
  await colleague.getByRole('button', { name: fr.invitation.accept }).click();
  await colleague.waitForURL(/\/mediation$/);
  await colleague.goto(await findOwnSession(colleague, isFarAhead));
  await colleague.getByRole('link', { name: 'Modifier', exact: true }).click();
  const title = `Relu par Noémie ${Date.now()}`;
  await colleague.getByLabel(fr.mediation.session.name, { exact: true }).fill(title);
  await colleague.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect.poll(() => colleague.getByRole('heading', { level: 1 }).textContent()).toContain(title);
  const history = colleague.getByRole('region', { name: fr.sessionHistory.title });
  expect(await history.textContent()).toContain(fr.sessionHistory.line(fr.audit.acts.edited, 'Noémie Essai'));
});

it('a coordinator is invited to a département, accepts and reads its week, without JavaScript', async () => {
  const email = `sam-${Date.now()}@exemple.test`;
  const words = fr.team;
  const inviter = await open({ javaScriptEnabled: false });
  await signInAsNadia(inviter);
  await inviter.getByRole('link', { name: fr.coordination.nav.team }).click();
  await inviter.getByLabel(fr.organisation.name).fill('Sam Essai');
  await inviter.getByLabel(fr.organisation.email).fill(email);
  await inviter.getByRole('button', { name: fr.organisation.invite }).click();
  expect(await inviter.getByRole('alert').textContent()).toContain(fr.fieldErrors.choose);
  await inviter.getByLabel(words.territory).selectOption({ label: 'Lozère (48)' });
  await inviter.getByRole('button', { name: fr.organisation.invite }).click();
  expect(await inviter.getByRole('status').textContent()).toContain(fr.organisation.done.invited);

  const address = await findInvitation(inviter, email);
  const invited = await open({ javaScriptEnabled: false });
  await invited.goto(address);
  await invited.getByRole('button', { name: fr.invitation.accept }).click();
  await invited.waitForURL(/\/coordination$/);
  expect(await invited.getByRole('main').textContent()).toContain('Lozère');

  await inviter.goto('/coordination/equipe');
  await inviter.getByText(words.remove('Sam Essai'), { exact: true }).click();
  await inviter.getByRole('button', { name: words.confirmRemove('Sam Essai') }).click();
  expect(await inviter.getByRole('status').textContent()).toContain(words.done.closed);
  await invited.goto('/coordination');
  expect(new URL(invited.url()).pathname).toBe('/connexion');
});
