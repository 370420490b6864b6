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
import type { Connection } from '#db/connection.server.ts';
import { BUILT_AT, insertOrganisation, insertSession } from './builders.ts';

export type AddressCase = {
  /** What the thing belongs to, when that is more than the Creuse: its region (75), or the whole country. */
  lies?: 'region' | 'country';
  thing?: (connection: Connection) => Promise<Thing>;
};

export type Thing = {
  params?: Record<string, string>;
  query?: string;
  forms?: Record<string, string>[];
};

/** By path as in app/routes.ts, in alphabetical order. */
export const coordinationAddresses: Record<string, AddressCase> = {
  coordination: {},
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
