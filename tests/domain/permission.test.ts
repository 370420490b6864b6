import { describe, expect, it, test } from 'vitest';
import { type Action, type Actor, actions, may, type Place, territoryOf } from '#app/domain/permission.ts';

const people = {
  mediator: { role: 'mediator', territoryKind: null, territoryCode: null },
  national: { role: 'coordinator', territoryKind: null, territoryCode: null },
  regional: { role: 'coordinator', territoryKind: 'region', territoryCode: '75' },
  departmental: { role: 'coordinator', territoryKind: 'department', territoryCode: '23' },
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
const table: Record<Action, Allowed> = {
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

describe.each(actions)('%s', (action) => {
  for (const [who, actor] of Object.entries(people)) {
    for (const [where, place] of Object.entries(places)) {
      const allowed = isCoordinator(who) && table[action][who].some((name) => name === where);
      test(`${who} ${allowed ? 'may' : 'may not'} in ${where}`, () => {
        expect(may(actor, action, place)).toBe(allowed);
      });
    }
  }
});

it('a coordinator whose account names half a territory coordinates nothing', () => {
  for (const half of [
    { territoryKind: 'region', territoryCode: null },
    { territoryKind: null, territoryCode: '23' },
  ] as const) {
    const actor: Actor = { role: 'coordinator', ...half };
    expect(territoryOf(actor).kind).not.toBe('country');
    expect(may(actor, 'see-week', places.France)).toBe(false);
  }
});

function isCoordinator(who: string): who is keyof Allowed {
  return who in inside;
}
