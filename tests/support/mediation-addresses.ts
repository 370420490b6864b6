/**
 * Every address of the mediators' space, one line each, for tests/routes/mediation-addresses.test.ts: it holds that
 * nobody of another organisation reads or changes anything through them. A new address needs its line here.
 *
 * A line says what the address names of `Belongings`, which are one organisation's, and what its page may send:
 * - `params`: of the address; left out where it shows whoever asks their own organisation;
 * - `query`: what stands behind the question mark;
 * - `forms`: good ones, without the form token; left out where the page sends nothing, or creates something new;
 * - `json`: a body that a phone sends instead.
 */

import type { Connection } from '#db/connection.server.ts';
import { newId } from '#db/identifiers.ts';
import { inviteColleague } from '#db/invitations.server.ts';
import { createPreparation } from '#db/preparations.server.ts';
import type { AccountTable, SessionTable } from '#db/schema.ts';
import { storeSessionImport } from '#db/session-imports.server.ts';
import { TEST_NOW } from './application.ts';
import {
  insertCampaign,
  insertMediator,
  insertRegistration,
  insertSession,
  insertVenue,
} from './builders.ts';

export type Belongings = {
  account: AccountTable;
  colleague: string;
  /** Published and to come, with somebody who has a seat and somebody who waits. */
  session: string;
  seated: string;
  waiting: string;
  /** Over, without a report. */
  past: string;
  draft: string;
  /** Of two drafts, one of them `draft`. */
  series: string;
  venue: string;
  twin: string;
  preparation: string;
  sheet: string;
  invitation: string;
  /** The slug of the campaign of `past`. */
  edition: string;
};

export async function makeBelongings(connection: Connection): Promise<Belongings> {
  const account = await insertMediator(connection);
  const colleague = await insertMediator(connection, { organisation_id: account.organisation_id });
  const organisationId = account.organisation_id ?? '';
  const author = { id: account.id, organisationId };
  const venue = await insertVenue(connection, { organisation_id: organisationId });
  const twin = await insertVenue(connection, { organisation_id: organisationId });
  const hold = (change: Partial<SessionTable>) =>
    insertSession(connection, {
      organisation_id: organisationId,
      mediator_id: account.id,
      venue_id: venue.id,
      ...change,
    });
  const session = await hold({ seats_taken: 1, seats_waiting: 1, waiting_numbers: 1 });
  const seated = await insertRegistration(connection, { session_id: session.id });
  const waiting = await insertRegistration(connection, {
    session_id: session.id,
    confirmed_at: null,
    waiting_number: 1,
  });
  const campaign = await insertCampaign(connection, { starts_on: '2027-02-15', ends_on: '2027-02-21' });
  const past = await hold({
    campaign_id: campaign.id,
    starts_at: '2027-02-16T13:00:00.000Z',
    ends_at: '2027-02-16T15:00:00.000Z',
  });
  const series = newId();
  const instant = TEST_NOW.toISOString();
  await connection.db
    .insertInto('session_series')
    .values({
      id: series,
      organisation_id: organisationId,
      created_by: account.id,
      created_at: instant,
      updated_at: instant,
    })
    .execute();
  const draft = await hold({ published_at: null, series_id: series });
  await hold({ published_at: null, series_id: series });
  await inviteColleague(
    connection,
    author,
    { name: 'Noé', email: `noe-${account.id}@exemple.test`, locale: 'fr' },
    TEST_NOW,
  );
  const invitation = await connection.db
    .selectFrom('invitations')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return {
    account,
    colleague: colleague.id,
    session: session.id,
    seated: seated.id,
    waiting: waiting.id,
    past: past.id,
    draft: draft.id,
    series,
    venue: venue.id,
    twin: twin.id,
    preparation: await createPreparation(connection, author, { venueId: venue.id }, TEST_NOW),
    sheet: await storeSessionImport(
      connection,
      author,
      { fileName: 'ateliers.csv', unknownHeadings: [], rows: [] },
      TEST_NOW,
    ),
    invitation: invitation.id,
    edition: campaign.slug,
  };
}

/** By the name of each field. */
export type Form = Partial<Record<string, string | string[]>>;

export type Named = { params?: Record<string, string>; query?: string; forms?: Form[]; json?: unknown };

const venueForm: Form = {
  name: 'Ailleurs',
  address: '1 rue Neuve',
  addressExtra: '',
  postcode: '23000',
  latitude: '46.17',
  longitude: '1.87',
};
const where = (venueId: string): Form => ({ attendance: 'on_site', venueId });
const what: Form = {
  programme: 'cafe-ia',
  title: 'Un autre titre',
  description: 'On essaie ensemble.',
  audience: 'tout-public',
  format: 'atelier',
  language: 'fr',
};
const sessionForm = (venueId: string): Form => ({
  ...where(venueId),
  ...what,
  date: '2027-05-19',
  startTime: '14:00',
  endTime: '16:00',
  entry: 'sign_up',
  limit: 'limited',
  capacity: '12',
});

/** By path as in app/routes.ts, in their order. */
export const mediationAddresses: Record<string, (mine: Belongings) => Named> = {
  mediation: () => ({}),
  'mediation/lieux': () => ({}),
  'mediation/lieux/nouveau': () => ({}),
  'mediation/lieux/:id/modifier': ({ venue }) => ({ params: { id: venue }, forms: [venueForm] }),
  'mediation/lieux/:id/fermer': ({ twin }) => ({
    params: { id: twin },
    forms: [{ geste: 'fermer' }, { geste: 'rouvrir' }, { geste: 'supprimer' }],
  }),
  'mediation/lieux/:id/reunir/:otherId': ({ venue, twin }) => ({
    params: { id: venue, otherId: twin },
    forms: [{ geste: 'reunir', garder: venue }, { geste: 'differents' }],
  }),
  'mediation/ateliers/nouveau': () => ({}),
  'mediation/ateliers/:id': ({ draft }) => ({
    params: { id: draft },
    forms: [{ geste: 'publier' }, { geste: 'redemander', choix: 'ask' }, { geste: 'supprimer' }],
  }),
  'mediation/ateliers/:id/modifier': ({ session, venue }) => ({
    params: { id: session },
    forms: [sessionForm(venue)],
  }),
  'mediation/ateliers/:id/garder': ({ session, venue }) => ({
    params: { id: session },
    forms: [sessionForm(venue), { geste: 'jeter' }],
  }),
  'mediation/ateliers/:id/apercu': ({ draft }) => ({ params: { id: draft } }),
  'mediation/ateliers/:id/annuler': ({ session }) => ({
    params: { id: session },
    forms: [{ reason: 'Malade' }],
  }),
  'mediation/ateliers/:id/appels': ({ session, seated }) => ({
    params: { id: session },
    forms: [
      { geste: 'appele', inscription: seated },
      { geste: 'remettre', inscription: seated, le: TEST_NOW.toISOString() },
    ],
  }),
  'mediation/ateliers/:id/inscrire': ({ session }) => ({
    params: { id: session },
    forms: [{ name: 'Mado', seats: '1', id: newId() }],
  }),
  'mediation/ateliers/:id/message': ({ session }) => ({
    params: { id: session },
    forms: [{ geste: 'envoyer', subject: 'Bonjour', body: 'À demain.', id: newId() }],
  }),
  'mediation/ateliers/:id/inscrits.csv': ({ session }) => ({ params: { id: session } }),
  'mediation/ateliers/:id/inscriptions/:registrationId': ({ session, waiting }) => ({
    params: { id: session, registrationId: waiting },
    forms: [{ geste: 'placer' }, { geste: 'changer', name: 'Mado', seats: '2' }],
  }),
  'mediation/ateliers/:id/inscriptions/:registrationId/annuler': ({ session, seated }) => ({
    params: { id: session, registrationId: seated },
    forms: [{ prevenir: '1' }],
  }),
  'mediation/attestation': () => ({}),
  'mediation/attestation.pdf': ({ edition }) => ({ query: `?edition=${edition}` }),
  'mediation/ateliers/:id/attestation': ({ past }) => ({ params: { id: past }, forms: [{ names: '' }] }),
  'mediation/ateliers/:id/attestation.pdf': ({ past }) => ({
    params: { id: past },
    forms: [{ names: 'Mado Essai' }],
  }),
  'mediation/ateliers/:id/diffuser': ({ session }) => ({ params: { id: session } }),
  'mediation/ateliers/:id/emargement': ({ session }) => ({ params: { id: session } }),
  'mediation/ateliers/:id/emargement.pdf': ({ session }) => ({ params: { id: session } }),
  'mediation/ateliers/:id/bilan': ({ past }) => ({
    params: { id: past },
    forms: [{ headCount: '5', grade: 'counted', seen: '0', confirmed: '5' }],
  }),
  'mediation/ateliers/:id/accueil': ({ session, seated }) => ({
    params: { id: session },
    forms: [
      { geste: 'pointer', inscription: seated, presents: '1' },
      { geste: 'ajouter', passage: newId() },
      { geste: 'retirer' },
      { geste: 'nouveau-lien' },
    ],
  }),
  'mediation/ateliers/:id/accueil/envoi': ({ session, seated }) => ({
    params: { id: session },
    json: {
      ticks: [
        { kind: 'registration', id: seated, seats: 1, at: TEST_NOW.toISOString(), deviceId: 'phone' },
        { kind: 'walk_in', id: 'somebody', seats: 1, at: TEST_NOW.toISOString(), deviceId: 'phone' },
      ],
    },
  }),
  'mediation/ateliers/:id/dupliquer': ({ session }) => ({ params: { id: session }, forms: [{}] }),
  'mediation/series/:id': ({ series }) => ({
    params: { id: series },
    forms: [{ geste: 'publier' }, { geste: 'supprimer' }],
  }),
  'mediation/series/:id/annuler': ({ series }) => ({ params: { id: series }, forms: [{ reason: 'Malade' }] }),
  'mediation/series/:id/dupliquer': ({ series }) => ({ params: { id: series }, forms: [{}] }),
  // Names sessions in its form: those of another organisation are left out.
  'mediation/brouillons': ({ draft }) => ({ forms: [{ atelier: [draft] }] }),
  'mediation/brouillons/:id/lieu': ({ preparation, venue }) => ({
    params: { id: preparation },
    forms: [where(venue)],
  }),
  'mediation/brouillons/:id/contenu': ({ preparation }) => ({ params: { id: preparation }, forms: [what] }),
  'mediation/brouillons/:id/dates': ({ preparation }) => ({
    params: { id: preparation },
    forms: [{ date: '2027-05-19', startTime: '14:00', minutes: '90' }],
  }),
  'mediation/brouillons/:id/garder': ({ preparation }) => ({ params: { id: preparation }, forms: [what] }),
  'mediation/brouillons/:id/jeter': ({ preparation }) => ({ params: { id: preparation }, forms: [{}] }),
  'mediation/reprendre': ({ past }) => ({ forms: [{ atelier: [past] }] }),
  'mediation/notifications': () => ({}),
  'mediation/structure': ({ invitation, colleague }) => ({
    forms: [
      { geste: 'retirer-invitation', invitation },
      { geste: 'retirer', compte: colleague },
    ],
  }),
  'mediation/import': () => ({}),
  'mediation/import/modele.csv': () => ({}),
  'mediation/import/modele.xlsx': () => ({}),
  'mediation/import/:id': ({ sheet }) => ({
    params: { id: sheet },
    forms: [{ geste: 'enregistrer' }, { geste: 'publier' }, { geste: 'abandonner' }],
  }),
  'mediation/ateliers.csv': () => ({}),
  'mediation/ateliers.xlsx': () => ({}),
  'mediation/ateliers/:id/affiche-a4.pdf': ({ session }) => ({ params: { id: session } }),
  'mediation/ateliers/:id/affiche-a5.pdf': ({ session }) => ({ params: { id: session } }),
  'mediation/ateliers/:id/affiche-serie-a4.pdf': ({ session }) => ({ params: { id: session } }),
  'mediation/ateliers/:id/affiche-serie-a5.pdf': ({ session }) => ({ params: { id: session } }),
};
