import { describe, expect, it } from 'vitest';
import { type ListedCommune, locateCommunes, type NamedPlace } from '#app/geo/commune-positions.ts';

const commune = (code: string, name: string, more: Partial<ListedCommune> = {}): ListedCommune => ({
  code,
  name,
  departmentCode: code.slice(0, 2),
  regionCode: '00',
  population: 100,
  postcodes: [],
  parentCode: null,
  ...more,
});
const place = (name: string, latitude: number, more: Partial<NamedPlace> = {}): NamedPlace => ({
  name,
  country: 'FR',
  featureCode: 'PPL',
  inseeCode: undefined,
  population: 1000,
  latitude,
  longitude: latitude / 10,
  ...more,
});
const locate = (communes: ListedCommune[], places: NamedPlace[], current = new Map(), epci = new Map()) =>
  locateCommunes(communes, places, current, epci).map(({ latitude, position }) => `${latitude} ${position}`);

describe('positions of communes', () => {
  it('are exact where a place bears the INSEE code, the place of the same name before a larger one', () => {
    const places = [
      place('Le Hameau', 45, { inseeCode: '10001', population: 9000 }),
      place('Ville', 46, { inseeCode: '10001' }),
    ];
    expect(locate([commune('10001', 'Ville')], places)).toEqual(['46 exact']);
  });

  it('never come from a section of a town', () => {
    const places = [
      place('Quartier', 40, { inseeCode: '10001', featureCode: 'PPLX' }),
      place('Bourg', 46, { inseeCode: '10001' }),
    ];
    expect(locate([commune('10001', 'Ville')], places)).toEqual(['46 exact']);
  });

  it('follow a place filed under the code of a commune merged since', () => {
    const places = [place('Ancienne', 44, { inseeCode: '10999' })];
    expect(locate([commune('10001', 'Nouvelle')], places, new Map([['10999', '10001']]))).toEqual([
      '44 exact',
    ]);
  });

  it('do not trust a place that bears the name of a neighbour', () => {
    const communes = [commune('10001', 'Coupelle'), commune('10002', 'Wailly')];
    const places = [place('Wailly', 49, { inseeCode: '10001' }), place('Wailly', 50, { inseeCode: '10002' })];
    expect(locate(communes, places)).toEqual(['50 approximate', '50 exact']);
  });

  it('are matched by name for Paris, Marseille’s arrondissements and Mayotte', () => {
    const communes = [
      commune('75056', 'Paris'),
      commune('13201', 'Marseille 1er Arrondissement', { parentCode: '13055' }),
      commune('97608', 'Kani-Kéli', { departmentCode: '976' }),
    ];
    const places = [
      place('Paris', 48, { featureCode: 'PPLC' }),
      place('Marseille 01', 43, { inseeCode: '13055' }),
      place('Kani Kéli', -12, { country: 'YT' }),
    ];
    expect(locate(communes, places)).toEqual(['48 exact', '43 exact', '-12 exact']);
  });

  it('fall back to the postcode, then the EPCI, then the département, and say so', () => {
    const communes = [
      commune('10001', 'A', { postcodes: ['10100'] }),
      commune('10002', 'B', { postcodes: ['10200'] }),
      commune('10003', 'Same postcode', { postcodes: ['10100'] }),
      commune('10004', 'Same EPCI', { postcodes: ['10300'] }),
      commune('10005', 'Alone', { postcodes: ['10400'] }),
    ];
    const places = [place('A', 40, { inseeCode: '10001' }), place('B', 50, { inseeCode: '10002' })];
    const epci = new Map([
      ['10002', 'E'],
      ['10004', 'E'],
    ]);
    expect(locate(communes, places, new Map(), epci)).toEqual([
      '40 exact',
      '50 exact',
      '40 approximate',
      '50 approximate',
      '45 approximate',
    ]);
  });
});
