/**
 * Every address of the coordinators' space, one line each, for tests/routes/coordination-addresses.test.ts: it holds
 * that nobody reaches through them what lies outside their territory. A new address needs its line here.
 *
 * A line says what its page is about, made anew for each request, in the Creuse (département 23), or what `lies` says.
 * A campaign (17 to 23 May 2027) is there already.
 * - `params`: of the address; left out where it names nothing;
 * - `query`: when the address names something after its question mark (`?departement=23`);
 * - `forms`: what its page may send about that, without the form token; left out where it sends nothing.
 * A page that shows each coordinator their own territory and names nothing is `{}`.
 */

import { sendCircular } from '#db/circulars.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { newId } from '#db/identifiers.ts';
import { inviteCoordinator } from '#db/invitations.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { noteDuplicates } from '#db/session-duplicates.server.ts';
import { TEST_NOW } from './application.ts';
import {
  BUILT_AT,
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertOrganisation,
  insertReport,
  insertSession,
} from './builders.ts';

export type AddressCase = {
  /** What the thing belongs to, when that is more than the Creuse: its region (75), or the whole country. */
  lies?: 'region' | 'country';
  thing?: (connection: Connection) => Promise<Thing>;
};

export type Thing = {
  /** The page itself is each coordinator's own: only its forms name what lies somewhere. */
  shows?: 'own territory';
  params?: Record<string, string>;
  query?: string;
  forms?: Record<string, string>[];
};

/** By path as in app/routes.ts, in alphabetical order. */
export const coordinationAddresses: Record<string, AddressCase> = {
  coordination: {},
  'coordination/bilans': {},
  'coordination/bilans/:id': {
    async thing(connection): Promise<Thing> {
      const session = await insertSession(connection);
      await insertReport(connection, session, { head_count: 60, to_verify_since: BUILT_AT });
      return {
        params: { id: session.id },
        forms: [
          { geste: 'confirmer', seen: '1' },
          { geste: 'demander', seen: '1', reason: 'Est-ce bien cela ?' },
          { geste: 'demander', seen: '1' },
        ],
      };
    },
  },
  'coordination/carte': {},
  'coordination/carte/departements/:code': { thing: async () => ({ params: { code: '23' } }) },
  'coordination/carte/regions/:code': { lies: 'region', thing: async () => ({ params: { code: '75' } }) },
  'coordination/editions': { lies: 'country', thing: async () => ({ forms: [{ name: 'x' }] }) },
  'coordination/editions/:slug': { lies: 'country', thing: pastEdition },
  'coordination/objectif-pluriannuel': {
    lies: 'country',
    thing: async (): Promise<Thing> => ({
      forms: [{ geste: 'fixer', name: 'x' }, { geste: 'declarer' }, { geste: 'retirer', part: 'x' }],
    }),
  },
  'coordination/chiffres': {
    thing: async () => ({ query: '?departement=23&mesure=participants&grade=comptes' }),
  },
  'coordination/equipe': { thing: teamOfCreuse },
  'coordination/exports': { thing: async () => ({ query: '?departement=23' }) },
  'coordination/exports/fichier': {
    thing: async () => ({
      query: '?departement=23',
      forms: ['ateliers', 'lieux', 'structures', 'bilans'].flatMap((quoi) =>
        ['csv', 'xlsx'].map((format) => ({ quoi, format })),
      ),
    }),
  },
  'coordination/journal': { thing: async () => ({ query: '?territoire=departement-23' }) },
  'coordination/messages': {},
  'coordination/messages/:id': { thing: circularOfCreuse },
  'coordination/messages/nouveau': { thing: circularForCreuse },
  'coordination/departements/:code': { thing: async () => ({ params: { code: '23' } }) },
  'coordination/rapport': { thing: async () => ({ query: '?departement=23' }) },
  'coordination/rapport.pdf': { thing: async () => ({ query: '?departement=23' }) },
  'coordination/objectifs': {
    thing: async () => ({ query: '?departement=23', forms: [{ quoi: 'whole', events: '12' }] }),
  },
  'coordination/moderation': {
    thing: async (connection) => {
      const { id } = await insertSession(connection, { published_at: null, review_since: BUILT_AT });
      const organisation = await insertOrganisation(connection, {
        verified_at: null,
        review_since: BUILT_AT,
      });
      const back = { geste: 'renvoyer', motif: 'unclear' };
      const forms: Record<string, string>[] = [
        { seul: `atelier:${id}:0` },
        { geste: 'approuver', atelier: `${id}:0` },
        { ...back, atelier: `${id}:0` },
        { geste: 'approuver', structure: `${organisation.id}:0` },
        { ...back, structure: `${organisation.id}:0` },
      ];
      return { query: '?territoire=d-23', forms };
    },
  },
  'coordination/moderation/doublons': {
    thing: async (connection) => ({
      shows: 'own territory',
      forms: [{ differents: (await insertDuplicates(connection)).map(({ id }) => id).join(':') }],
    }),
  },
  'coordination/moderation/doublons/:id/:otherId': {
    thing: async (connection) => {
      const [one, other] = await insertDuplicates(connection);
      const forms: Record<string, string>[] = [{ garder: one.id }, { geste: 'differents' }];
      return { params: { id: one.id, otherId: other.id }, forms };
    },
  },
  'coordination/moderation/ateliers/:id': {
    thing: async (connection) => {
      const { id } = await insertSession(connection, { published_at: null, review_since: BUILT_AT });
      const forms: Record<string, string>[] = [
        { geste: 'approuver', atelier: `${id}:0` },
        { geste: 'renvoyer', motif: 'unclear', atelier: `${id}:0` },
      ];
      return { params: { id }, forms };
    },
  },
};

/** Somebody invited to coordinate the Creuse, and somebody who does. */
async function teamOfCreuse(connection: Connection): Promise<Thing> {
  const national = await insertCoordinator(connection);
  const email = `${national.id}@invitee.test`;
  const creuse = { kind: 'department', code: '23', regionCode: '75' } as const;
  const invited = { name: 'Nour', email, locale: 'fr' as const };
  await inviteCoordinator(connection, national.id, creuse, invited, TEST_NOW);
  const { id: invitation } = await connection.db
    .selectFrom('invitations')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return {
    shows: 'own territory',
    forms: [
      { geste: 'inviter', territory: 'department:23', name: 'Sam', email: `sam-${email}` },
      { geste: 'renvoyer', invitation },
      { geste: 'retirer-invitation', invitation },
    ],
  };
}

/** An edition whose figures can be frozen, or were. */
async function pastEdition(connection: Connection): Promise<Thing> {
  const { slug } = await insertCampaign(connection, { starts_on: '2026-05-18', ends_on: '2026-05-24' });
  return { params: { slug }, forms: [{ geste: 'arreter' }, { geste: 'rouvrir', reason: 'x' }] };
}

/** What was written to somebody who works in the Creuse. */
async function circularOfCreuse(connection: Connection): Promise<Thing> {
  const national = await insertCoordinator(connection);
  await insertMediator(connection);
  const id = newId();
  const place = { kind: 'department', code: '23', regionCode: '75' } as const;
  const criteria = { place, state: 'tous', near: undefined } as const;
  await sendCircular(connection, national.id, { id, subject: 'Objet', body: 'Texte', criteria }, TEST_NOW);
  return { params: { id } };
}

async function circularForCreuse(connection: Connection): Promise<Thing> {
  await insertMediator(connection);
  const letter = { subject: 'Objet', body: 'Texte', id: newId() };
  return {
    query: '?departement=23&commune=23096',
    forms: ['relire', 'essai', 'changer', 'envoyer'].map((geste) => ({ ...letter, geste })),
  };
}

/** Two sessions of the Creuse in one venue at one hour, and the pair that they make. */
async function insertDuplicates(connection: Connection): Promise<[SessionTable, SessionTable]> {
  const one = await insertSession(connection);
  const other = await insertSession(connection, { venue_id: one.venue_id });
  await connection.write((trx) => noteDuplicates(trx, [one.id, other.id], TEST_NOW));
  return [one, other];
}
