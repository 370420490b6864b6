import { describe, expect, it } from 'vitest';
import {
  type CommuneCandidates,
  chooseCommune,
  choosePoint,
  choosePostcode,
  type PlacementCommune,
} from '#app/geo/venue-placement.ts';

const commune = (code: string, name: string, more: Partial<PlacementCommune> = {}): PlacementCommune => ({
  code,
  name,
  departmentCode: code.slice(0, 2),
  regionCode: '00',
  timeZone: 'Europe/Paris',
  latitude: 46,
  longitude: 2,
  position: 'exact',
  parentCode: null,
  ...more,
});
const choose = (
  venue: { inseeCode?: string; postcode?: string; communeName?: string; at?: [number, number] },
  candidates: Partial<CommuneCandidates>,
) => {
  const [latitude, longitude] = venue.at ?? [];
  const choice = chooseCommune(
    {
      inseeCode: venue.inseeCode ?? '',
      postcode: venue.postcode ?? '',
      communeName: venue.communeName ?? '',
      coordinates: latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
    },
    { byInseeCode: undefined, byPostcode: [], byName: [], ...candidates },
  );
  return choice.kind === 'commune' ? choice.commune.code : choice.reason;
};

describe('the commune of a venue', () => {
  const bourg = commune('10001', 'Bourg');
  const luc = commune('10002', 'Le Luc');
  const cannet = commune('10003', 'Le Cannet');

  it('is that of its INSEE code, whatever the rest says', () => {
    expect(choose({ postcode: '99999', communeName: 'Ailleurs' }, { byInseeCode: bourg })).toBe('10001');
  });

  it('is the one of that name under that postcode', () => {
    expect(choose({ postcode: '10100', communeName: 'LE CANNET' }, { byPostcode: [luc, cannet] })).toBe(
      '10003',
    );
    expect(choose({ postcode: '10100', communeName: 'cannet' }, { byPostcode: [luc, cannet] })).toBe('10003');
  });

  it('is the only one of the postcode, whatever hamlet is named', () => {
    expect(choose({ postcode: '10100', communeName: 'Le Hameau' }, { byPostcode: [bourg] })).toBe('10001');
  });

  it('is the one whose name is nearly right beside the postcode', () => {
    const within = { byPostcode: [luc, cannet, commune('10004', 'Tourrettes-sur-Loup')] };
    expect(choose({ postcode: '10100', communeName: 'Le Luc-en-Provence' }, within)).toBe('10002');
    expect(choose({ postcode: '10100', communeName: 'Tourettes sur Loup' }, within)).toBe('10004');
  });

  it('is the city rather than its arrondissement, when the city is named', () => {
    const city = commune('13055', 'Marseille');
    const arrondissement = commune('13213', 'Marseille 13e Arrondissement', { parentCode: '13055' });
    const within = { byPostcode: [city, arrondissement] };
    expect(choose({ postcode: '13013', communeName: 'MARSEILLE' }, within)).toBe('13055');
    expect(choose({ postcode: '13013', communeName: 'Marseille 13ème' }, within)).toBe('13213');
    expect(choose({ postcode: '13013' }, within)).toBe('13055');
  });

  it('is told from its homonyms by the beginning of the postcode, then by the coordinates', () => {
    const north = commune('59001', 'Bourg', { latitude: 50.5 });
    const south = commune('13001', 'Bourg', { latitude: 43.5 });
    const corse = commune('2A001', 'Bourg', { latitude: 42 });
    const byName = [north, south, corse];
    expect(choose({ postcode: '13099', communeName: 'Bourg' }, { byName })).toBe('13001');
    expect(choose({ postcode: '20099', communeName: 'Bourg' }, { byName })).toBe('2A001');
    expect(choose({ communeName: 'Bourg', at: [50.4, 2.1] }, { byName })).toBe('59001');
    expect(choose({ communeName: 'Bourg' }, { byName })).toMatch(/no commune is known as "Bourg"/);
  });

  it('is asked for when several are possible', () => {
    const reason = choose(
      { inseeCode: '0NULL', postcode: '10100', communeName: 'Plan du Var' },
      { byPostcode: [luc, cannet] },
    );
    expect(reason).toBe(
      'it has an unknown code_insee "0NULL", and "10100 Plan du Var" may be Le Luc 10002, Le Cannet 10003: give the code_insee',
    );
  });
});

describe('the point of a venue', () => {
  const denis = commune('97411', 'Saint-Denis', {
    departmentCode: '974',
    latitude: -20.88,
    longitude: 55.45,
  });

  it('is the given one when it may be in the commune', () => {
    const given = { latitude: -20.9, longitude: 55.5 };
    expect(choosePoint(given, denis)).toEqual({ kind: 'given', point: given });
  });

  it('is put right when latitude and longitude were swapped', () => {
    expect(choosePoint({ latitude: 55.5, longitude: -20.9 }, denis)).toEqual({
      kind: 'swapped',
      point: { latitude: -20.9, longitude: 55.5 },
    });
  });

  it.each([
    ['at the other Saint-Denis', 48.93, 2.35],
    ['in Amsterdam', 52.37, 4.9],
    ['off the globe', 4_890_000, 230_000],
  ])('is not believed %s', (_where, latitude, longitude) => {
    expect(choosePoint({ latitude, longitude }, denis)).toEqual({ kind: 'misplaced' });
  });

  it('may be far from its town in the largest commune of Guyane', () => {
    const maripasoula = commune('97353', 'Maripasoula', {
      departmentCode: '973',
      latitude: 3.64,
      longitude: -54.03,
    });
    expect(choosePoint({ latitude: 2.3, longitude: -53.2 }, maripasoula).kind).toBe('given');
  });

  it('is missing when nothing is given', () => {
    expect(choosePoint(undefined, denis)).toEqual({ kind: 'missing' });
  });
});

describe('the postcode of a venue', () => {
  const martigues = commune('13056', 'Martigues');
  it.each([
    ['13500', '13500'],
    ['13692', '13692'],
    ['', '13500'],
    ['31500', '13500'],
    ['13056', '13500'],
  ])('given as "%s" is kept as %s', (given, kept) => {
    expect(choosePostcode(given, martigues, ['13500', '13117'])).toBe(kept);
  });
});
