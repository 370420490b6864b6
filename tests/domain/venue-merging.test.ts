import { describe, expect, it } from 'vitest';
import {
  decideMerge,
  fillGaps,
  looksAfter,
  type MergeableVenue,
  type MergeFacts,
  type MergePermission,
  type VenueFacts,
} from '#app/domain/venue-merging.ts';

const place: MergeableVenue = {
  id: 'kept',
  name: 'Médiathèque',
  address: '8 avenue Fayolle',
  postcode: '23000',
  communeCode: '23096',
  communeName: 'Guéret',
  latitude: 46.17,
  longitude: 1.87,
  position: 'exact',
  organisationId: 'ours',
  departmentCode: '23',
  regionCode: '75',
  closed: false,
  merged: false,
  used: true,
};
const facts: MergeFacts = { kept: place, gone: { ...place, id: 'gone' }, othersToCome: 0 };
const ours: MergePermission = { kind: 'organisation', organisationId: 'ours' };
const elsewhere = { address: '3 rue du Prat', latitude: 46.19 };

const decide = (
  kept: Partial<MergeableVenue>,
  gone: Partial<MergeableVenue>,
  othersToCome = 0,
  permission: MergePermission = ours,
) =>
  decideMerge(
    { kept: { ...facts.kept, ...kept }, gone: { ...facts.gone, ...gone }, othersToCome },
    permission,
  );

describe('an organisation that merges two venues', () => {
  it.each([
    ['two of its own at one address', {}, {}, 0, { kind: 'merge', placeChange: 'same' }],
    [
      'of another name',
      { name: 'Médiathèque de Guéret' },
      {},
      0,
      { kind: 'merge', placeChange: 'rewritten' },
    ],
    ['at another address', elsewhere, {}, 0, { kind: 'merge', placeChange: 'moved' }],
    ['its own into one of the base', { organisationId: null, used: false }, {}, 0, { kind: 'merge' }],
    [
      'its own into another organisation’s',
      { organisationId: 'theirs', used: false },
      {},
      0,
      { kind: 'merge' },
    ],
    [
      'two of the base, the one that goes used',
      { organisationId: null, used: false },
      { organisationId: null },
      0,
      { kind: 'merge' },
    ],
    ['sessions of others that keep their address', { name: 'Autre nom' }, {}, 4, { kind: 'merge' }],
    ['its own that is closed', {}, { closed: true }, 0, { kind: 'merge' }],
  ] as const)('may: %s', (_, kept, gone, others, outcome) => {
    expect(decide(kept, gone, others)).toMatchObject(outcome);
  });

  it.each([
    ['a venue into itself', {}, { id: 'kept' }, 0, 'same-venue'],
    [
      'what another organisation registered, even if it uses it',
      {},
      { organisationId: 'theirs' },
      0,
      'not-theirs',
    ],
    [
      'what is of the base and it never used',
      { organisationId: null },
      { organisationId: null, used: false },
      0,
      'not-theirs',
    ],
    ['what was merged before', {}, { merged: true, closed: true }, 0, 'already-merged'],
    ['into what was merged before', { merged: true, closed: true }, {}, 0, 'already-merged'],
    ['into another commune', { communeCode: '23030' }, {}, 0, 'other-commune'],
    ['into a closed one', { closed: true }, {}, 0, 'kept-is-closed'],
    ['the base’s into its own', {}, { organisationId: null }, 0, 'base-is-shared'],
    ['one session of others to another address', elsewhere, {}, 1, 'others-would-move'],
  ] as const)('may not: %s', (_, kept, gone, others, kind) => {
    expect(decide(kept, gone, others)).toEqual({ kind });
  });
});

describe('a coordinator who merges two venues', () => {
  const of = (territory: Extract<MergePermission, { kind: 'territory' }>['territory']): MergePermission => ({
    kind: 'territory',
    territory,
  });

  it.each([
    ['the whole country', { kind: 'country' }, true],
    ['the département', { kind: 'department', code: '23' }, true],
    ['another département', { kind: 'department', code: '75' }, false],
    ['the région', { kind: 'region', code: '75' }, true],
    ['another région', { kind: 'region', code: '23' }, false],
  ] as const)('of %s', (_, territory, may) => {
    expect(looksAfter(of(territory), place)).toBe(may);
    expect(decide({}, {}, 0, of(territory)).kind).toBe(may ? 'merge' : 'not-theirs');
  });

  it('may where organisations may not: others’ sessions move, and the base gives way', () => {
    expect(decide(elsewhere, { organisationId: null, used: false }, 3, of({ kind: 'country' }))).toEqual({
      kind: 'merge',
      placeChange: 'moved',
    });
    expect(decide({ communeCode: '23030' }, {}, 0, of({ kind: 'country' }))).toEqual({
      kind: 'other-commune',
    });
  });
});

describe('what the venue that stays takes over', () => {
  const silent: VenueFacts = {
    address_extra: null,
    phone: null,
    website: null,
    opening_hours: null,
    access_notes: null,
    step_free_since: null,
    transport_notes: null,
  };
  const said: VenueFacts = {
    address_extra: '2e étage',
    phone: '05 55 00 00 00',
    website: 'https://gone.exemple.fr',
    opening_hours: 'Mo-Fr 09:00-12:00',
    access_notes: 'Rampe',
    step_free_since: '2027-01-01T00:00:00.000Z',
    transport_notes: 'Bus 2',
  };

  it('is everything that it does not say itself', () => {
    expect(fillGaps(silent, said, 'same')).toEqual(said);
    expect(fillGaps({ ...silent, phone: '1' }, said, 'rewritten')).toEqual({ ...said, phone: '1' });
    expect(fillGaps(said, silent, 'same')).toEqual(said);
  });

  it('but not the floor of another address', () => {
    expect(fillGaps(silent, said, 'moved')).toEqual({ ...said, address_extra: null });
  });
});
