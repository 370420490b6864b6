import { describe, expect, it, test } from 'vitest';
import {
  type Actor,
  actions,
  may,
  type OrganisationAction,
  type Owner,
  organisationActions,
  type Place,
  type TerritoryAction,
  territoryActions,
  territoryOf,
} from '#app/domain/permission.ts';

const people = {
  mediator: { role: 'mediator', territoryKind: null, territoryCode: null, organisationId: 'library' },
  national: { role: 'coordinator', territoryKind: null, territoryCode: null, organisationId: null },
  regional: { role: 'coordinator', territoryKind: 'region', territoryCode: '75', organisationId: null },
  departmental: {
    role: 'coordinator',
    territoryKind: 'department',
    territoryCode: '23',
    organisationId: null,
  },
  // Invited to coordinate while they worked for an organisation: they still do.
  'departmental with an organisation': {
    role: 'coordinator',
    territoryKind: 'department',
    territoryCode: '23',
    organisationId: 'library',
  },
} satisfies Record<string, Actor>;

const places = {
  France: { kind: 'country' },
  'Nouvelle-Aquitaine': { kind: 'region', code: '75' },
  'Auvergne-Rhône-Alpes': { kind: 'region', code: '84' },
  Creuse: { kind: 'department', code: '23', regionCode: '75' },
  Gironde: { kind: 'department', code: '33', regionCode: '75' },
  Rhône: { kind: 'department', code: '69', regionCode: '84' },
} satisfies Record<string, Place>;

type PlaceName = keyof typeof places;
type Allowed = { national: PlaceName[]; regional: PlaceName[]; departmental: PlaceName[] };

const inside: Allowed = {
  national: ['France', 'Nouvelle-Aquitaine', 'Auvergne-Rhône-Alpes', 'Creuse', 'Gironde', 'Rhône'],
  regional: ['Nouvelle-Aquitaine', 'Creuse', 'Gironde'],
  departmental: ['Creuse'],
};

/** Where each coordinator may take each action. A mediator takes none of them anywhere. */
const table: Record<TerritoryAction, Allowed> = {
  'see-week': inside,
  'set-targets': inside,
  moderate: inside,
  'verify-reports': inside,
  'merge-venues': inside,
  export: inside,
  'write-to-mediators': inside,
  'invite-coordinator': inside,
  'remove-coordinator': { ...inside, regional: ['Creuse', 'Gironde'], departmental: [] },
  'manage-campaigns': { ...inside, regional: [], departmental: [] },
  'read-audit': inside,
};

describe.each(territoryActions)('%s', (action) => {
  for (const [who, actor] of Object.entries(people)) {
    for (const [where, place] of Object.entries(places)) {
      const [coordinator = ''] = who.split(' ');
      const allowed = isCoordinator(coordinator) && table[action][coordinator].some((name) => name === where);
      test(`${who} ${allowed ? 'may' : 'may not'} in ${where}`, () => {
        expect(may(actor, action, place)).toBe(allowed);
      });
    }
  }
});

const owners = {
  'the library’s': { kind: 'organisation', id: 'library' },
  'another organisation’s': { kind: 'organisation', id: 'town hall' },
  'nobody’s': { kind: 'organisation', id: null },
} satisfies Record<string, Owner>;

/** Who may take each action on what is the library's. On what is another's, or nobody's, none of them may. */
const workingThere = ['mediator', 'departmental with an organisation'];
const ownTable: Record<OrganisationAction, readonly string[]> = {
  'manage-sessions': workingThere,
  'manage-venues': workingThere,
  'see-registrants': workingThere,
  'file-reports': workingThere,
  'manage-colleagues': workingThere,
};

describe.each(organisationActions)('%s', (action) => {
  for (const [who, actor] of Object.entries(people)) {
    for (const [whose, owner] of Object.entries(owners)) {
      const allowed = whose === 'the library’s' && ownTable[action].includes(who);
      test(`${who} ${allowed ? 'may' : 'may not'} with ${whose}`, () => {
        expect(may(actor, action, owner)).toBe(allowed);
      });
    }
  }
});

it('an action on a territory is taken on no organisation, nor the other way round', () => {
  for (const actor of Object.values(people)) {
    for (const action of territoryActions)
      expect(Object.values(owners).some((owner) => may(actor, action, owner))).toBe(false);
    for (const action of organisationActions)
      expect(Object.values(places).some((place) => may(actor, action, place))).toBe(false);
  }
  expect([...territoryActions, ...organisationActions]).toEqual(actions);
});

it('a coordinator whose account names half a territory coordinates nothing', () => {
  for (const half of [
    { territoryKind: 'region', territoryCode: null },
    { territoryKind: null, territoryCode: '23' },
  ] as const) {
    const actor: Actor = { role: 'coordinator', organisationId: null, ...half };
    expect(territoryOf(actor).kind).not.toBe('country');
    expect(may(actor, 'see-week', places.France)).toBe(false);
  }
});

function isCoordinator(who: string): who is keyof Allowed {
  return who in inside;
}
