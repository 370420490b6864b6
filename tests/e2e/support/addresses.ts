import type { Page } from 'playwright-core';
import { fr } from '#app/text/fr.ts';
import { origin } from './browser.ts';
import { findMail } from './messages.ts';

export type PublicSession = {
  slug: string;
  status: 'confirmed' | 'cancelled';
  entry: 'sign_up' | 'drop_in';
  startsAt: string;
  endsAt: string;
  seatsLeft: number | null;
  availability: string;
  venue: { id: string; name: string } | null;
};

const DAY = 86_400_000;

/** A day so many days ahead, as addresses have it. */
export const dayAhead = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Far enough ahead for an offer, and for nothing to begin while the tests run, whatever the hour and the zone. */
const FAR = 4;

/** Sessions of the demonstration that are to be held, those of the nearest days first. */
async function listSessions(query = ''): Promise<PublicSession[]> {
  const { features } = await (await fetch(`${origin()}/api/v1/sessions${query}`)).json();
  return features
    .map(({ properties }: { properties: PublicSession }) => properties)
    .filter(({ status }: PublicSession) => status === 'confirmed');
}

/** The slug of the demonstration's past edition, whose figures are frozen. */
async function pastEdition(): Promise<string> {
  const page = await (await fetch(`${origin()}/chiffres`)).text();
  return /\/chiffres\?edition=([a-z0-9-]+)/.exec(page.slice(page.indexOf('id="methode"')))?.[1] ?? '';
}

/** Sessions some days ahead that take sign-ups, with more than three seats left; `query` narrows the search (`&lieu=…`). */
export async function listSessionsWithSeats(query = ''): Promise<PublicSession[]> {
  const sessions = await listSessions(`?places=1&du=${dayAhead(FAR)}${query}`);
  return sessions.filter(({ entry, seatsLeft }) => entry === 'sign_up' && (seatsLeft ?? 0) > 3);
}

/** One address of each public page, with what the demonstration put there. */
export async function publicAddresses(): Promise<string[]> {
  const session = (await listSessionsWithSeats()).find(({ venue }) => venue);
  const dropIn = (await listSessions()).find(({ entry, venue }) => venue && entry === 'drop_in');
  const [full] = await listBusy('full');
  if (!session?.venue || !dropIn || !full)
    throw new Error('The demonstration holds no session in a venue, no open one, or no full one.');
  return [
    '/',
    '/ateliers',
    '/ateliers?lieu=Lyon&rayon=20',
    '/ateliers?lieu=Saint-Denis',
    '/ateliers?lieu=nulle-part-du-tout',
    '/ateliers?lat=-9.8&lon=-139.03',
    '/ateliers?departement=974',
    `/ateliers/${session.slug}`,
    `/ateliers/${dropIn.slug}`,
    `/ateliers/${full.slug}`,
    '/departements/2A',
    '/departements/69/programme',
    '/regions/84',
    '/chiffres',
    `/editions/${await pastEdition()}`,
    '/chiffres/ecran',
    '/chiffres/donnees',
    '/en/chiffres/donnees',
    '/connexion',
    '/rejoindre',
    '/rejoindre?envoye=1',
    '/en/rejoindre',
    '/comment-ca-se-passe',
    '/accessibilite',
    '/agenda',
    '/agenda?lieu=Lyon&rayon=20&public=seniors',
    '/alertes/nouvelle',
    '/alertes/nouvelle?envoye=email',
    `/lieux/${session.venue.id}`,
    `/lieux/${session.venue.id}/agenda`,
    '/confidentialite',
    '/mentions-legales',
    '/demo/messages',
    '/page-qui-n-existe-pas',
    '/en',
    '/en/ateliers',
    `/en/ateliers/${session.slug}`,
    '/en/alertes/nouvelle',
    '/en/chiffres',
    '/en/confidentialite',
  ];
}

/** Sessions some days ahead whose seats are nearly or all taken. */
export async function listBusy(availability: 'nearly_full' | 'full'): Promise<PublicSession[]> {
  const numbers = [1, 2, 3, 4, 5];
  const pages = await Promise.all(numbers.map((page) => listSessions(`?du=${dayAhead(FAR)}&page=${page}`)));
  return pages
    .flat()
    .filter((session) => session.entry === 'sign_up' && session.availability === availability);
}

/** Sends a form as a page of the site would; answers the path that it leads to. */
async function send(page: Page, address: string, form: Record<string, string>): Promise<string> {
  const response = await page.request.post(address, { form, headers: { origin: origin() }, maxRedirects: 0 });
  if (response.status() !== 303) throw new Error(`${address} answered ${response.status()}.`);
  return new URL(response.headers().location ?? '', origin()).pathname;
}

/**
 * Pages that only one person sees: a registration with seats, waiting, asked whether it takes freed seats, and
 * cancelled; what is held of it; an alert before and after its confirmation. `unique` goes into the contacts.
 */
export async function personalAddresses(page: Page, unique: string): Promise<string[]> {
  const [some, other] = await listSessionsWithSeats();
  const [full] = await listBusy('full');
  const nearlyFull = (await listBusy('nearly_full')).at(-1);
  if (!some || !other || !full || !nearlyFull) throw new Error('The demonstration holds too few sessions.');
  const signUp = (slug: string, name: string, seats = 1) =>
    send(page, `/ateliers/${slug}`, {
      name: 'Zoé',
      contact: `${name}-${unique}@exemple.fr`,
      seats: String(seats),
    });
  const seated = await signUp(some.slug, 'assise');
  const cancelled = await signUp(other.slug, 'partie');
  await send(page, cancelled, { intent: 'cancel' });
  const leaving = await signUp(nearlyFull.slug, 'cede', nearlyFull.seatsLeft ?? 1);
  const asked = await signUp(nearlyFull.slug, 'invitee');
  await send(page, leaving, { intent: 'cancel' });
  const alert = { place: 'Guéret', radius: '20' };
  const links: string[] = [];
  for (const name of ['alerte', 'confirmee']) {
    await send(page, '/alertes/nouvelle', { ...alert, contact: `${name}-${unique}@exemple.fr` });
    links.push(await linkToldTo(page, `${name}-${unique}@exemple.fr`));
  }
  await send(page, links[1] ?? '', { intent: 'confirm' });
  return [
    seated,
    `${seated}/donnees`,
    cancelled,
    await signUp(full.slug, 'attente'),
    asked,
    ...links,
    `${links[1]}/modifier`,
  ];
}

/** The first link of the newest demonstration mail to an address. */
async function linkToldTo(page: Page, recipient: string): Promise<string> {
  const link = (await findMail(page, recipient)).getByRole('link').first();
  return new URL((await link.getAttribute('href')) ?? '', origin()).pathname;
}

/** Signs in as the demonstration's mediator of the Creuse. */
export async function signInAsAmina(page: Page): Promise<void> {
  await page.goto('/connexion');
  await page.getByRole('button', { name: /Amina/ }).first().click();
  await page.waitForURL(/\/mediation$/);
}

/** Signs in as a coordinator of the demonstration: the one whose name begins so. */
export async function signInAsCoordinator(page: Page, name: 'Nadia' | 'Rémi' | 'Denise'): Promise<void> {
  await page.goto('/connexion');
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();
  await page.waitForURL(/\/coordination$/);
}

/** Signs in as the demonstration's coordinator of the whole country. */
export async function signInAsNadia(page: Page): Promise<void> {
  await signInAsCoordinator(page, 'Nadia');
}

/** Pages of the coordinators' space, with what the demonstration put there. */
export async function coordinationAddresses(page: Page): Promise<string[]> {
  await page.goto('/coordination/bilans');
  const report = await page.locator('main li h2 a').first().getAttribute('href');
  await page.goto('/coordination/editions');
  const editions = await page
    .locator('main a[href^="/coordination/editions/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [
    '/coordination',
    '/coordination/carte',
    '/coordination/carte?mesure=demande&niveau=regions&tri=nom',
    '/coordination/carte/departements/23',
    '/coordination/moderation',
    '/coordination/moderation/doublons',
    '/coordination/moderation?territoire=d-23&nature=organisation&age=7',
    '/coordination/departements/23',
    '/coordination/objectifs',
    '/coordination/objectifs?departement=23&quoi=whole',
    '/en/coordination/objectifs?region=75',
    '/coordination/messages',
    '/coordination/messages/nouveau?region=75&etat=sans-inscrits',
    '/en/coordination/messages/nouveau?commune=23096',
    '/coordination/equipe',
    '/en/coordination/equipe',
    '/coordination/editions',
    editions[0] ?? '',
    `/en${editions.at(-1)}`,
    '/coordination/objectif-pluriannuel',
    '/coordination/exports',
    '/en/coordination/exports?departement=23',
    '/coordination/journal',
    '/en/coordination/journal?acte=published&territoire=departement-23',
    '/coordination/chiffres',
    '/coordination/chiffres?departement=23&mesure=a-verifier',
    '/en/coordination/chiffres?region=75&mesure=participants&grade=comptes',
    '/coordination/rapport?region=75',
    '/en/coordination/rapport?departement=23',
    '/coordination/bilans',
    report ?? '',
    '/en/coordination/bilans',
  ];
}

const steps = fr.mediation.preparation;

/** A session whose venue is chosen and nothing else; answers the address of its steps. */
async function begin(page: Page): Promise<string> {
  await page.goto('/mediation');
  await page.getByRole('link', { name: fr.mediation.sessionHere }).first().click();
  await page.getByRole('button', { name: steps.next }).click();
  await page.waitForURL(/\/contenu$/);
  return new URL(page.url()).pathname.replace(/\/contenu$/, '');
}

/** Three drafts made together, far from other sessions. */
async function makeSeries(page: Page): Promise<string> {
  await begin(page);
  await page.getByRole('button', { name: /Vraie ou fausse image/ }).click();
  await page.getByRole('button', { name: steps.next }).click();
  await page.getByLabel(steps.firstDay, { exact: true }).fill(dayAhead(150));
  await page.getByLabel(steps.frequency, { exact: true }).selectOption({ label: steps.frequencies.daily });
  await page.getByLabel(new RegExp(`^${steps.count}`)).fill('3');
  await page.getByRole('button', { name: steps.check }).click();
  await page.waitForURL(/\/mediation\/series\//);
  return new URL(page.url()).pathname;
}

/** A sheet with one line, which lacks nearly everything. */
async function sendSheet(page: Page): Promise<string> {
  await page.goto('/mediation/import');
  const buffer = Buffer.from('Titre;Description;Début;Places\nUn atelier;On essaie;bientôt;beaucoup\n');
  await page.getByLabel(fr.sessionImport.file).setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: fr.sessionImport.check }).click();
  await page.waitForURL(/\/mediation\/import\/.+/);
  return new URL(page.url()).pathname;
}

/** Whether a session is some days ahead, takes sign-ups and has more than three seats left. */
export const isFarAhead = ({ entry, startsAt, seatsLeft }: PublicSession) =>
  entry === 'sign_up' && Date.parse(startsAt) > Date.now() + FAR * DAY && (seatsLeft ?? 0) > 3;

/** The first session in the space of whoever is signed in that is published, not cancelled, and `suits`: its address there. */
export async function findOwnSession(
  page: Page,
  suits: (session: PublicSession) => boolean,
): Promise<string> {
  await page.goto('/mediation');
  const links = await page
    .locator('.session-card-title a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const path of links) {
    const session = await findSession(path.split('/').at(-1) ?? '');
    if (session?.status === 'confirmed' && suits(session)) return path;
  }
  throw new Error('The demonstration holds no such session of theirs.');
}

/** A published session, by its id or its slug. */
export async function findSession(key: string): Promise<PublicSession | undefined> {
  const answer = await fetch(`${origin()}/api/v1/sessions/${key}`);
  return answer.ok ? (await answer.json()).properties : undefined;
}

/**
 * Pages of the space of whoever is signed in, and what hangs on one session to come, one that is over, one begun, a
 * series and an imported sheet: begun, made and sent through the pages' own forms.
 */
export async function mediationAddresses(page: Page): Promise<string[]> {
  const coming = await findOwnSession(page, isFarAhead);
  const over = await findOwnSession(page, ({ endsAt }) => Date.parse(endsAt) < Date.now());
  const begun = await begin(page);
  const series = await makeSeries(page);
  await page.goto('/mediation/lieux');
  const pair = await page.getByRole('link', { name: fr.venueMerges.compare }).first().getAttribute('href');
  const sheet = await sendSheet(page);
  return [
    '/mediation',
    '/mediation/lieux/nouveau',
    '/mediation/lieux/nouveau?q=Guéret',
    '/mediation/ateliers/nouveau',
    '/mediation/brouillons',
    '/mediation/reprendre',
    '/mediation/attestation',
    '/mediation/structure',
    '/mediation/notifications',
    '/mediation/lieux',
    pair ?? '',
    ...['', '/modifier', '/annuler', '/appels', '/accueil', '/emargement', '/diffuser', '/attestation'].map(
      (page) => `${coming}${page}`,
    ),
    ...['', '/attestation', '/emargement', '/bilan'].map((page) => `${over}${page}`),
    `${begun}/lieu`,
    `${begun}/contenu`,
    `${begun}/contenu?page-blanche`,
    `${begun}/dates`,
    series,
    `${series}/annuler`,
    '/mediation/import',
    sheet,
    '/en/mediation',
    `/en${coming}`,
  ];
}
