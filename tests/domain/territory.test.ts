import { describe, expect, it } from 'vitest';
import { meanPosition } from '#app/domain/mean-position.ts';
import {
  communeLabel,
  departmentOfInseeCode,
  isPostcode,
  timeZoneOfDepartment,
} from '#app/domain/territory.ts';

describe('the département of an INSEE code', () => {
  it.each([
    ['01033', '01'],
    ['75111', '75'],
    ['2A004', '2A'],
    ['2B033', '2B'],
    ['97411', '974'],
    ['97801', '978'],
    ['98818', '988'],
  ])('%s lies in %s', (code, department) => {
    expect(departmentOfInseeCode(code)).toBe(department);
  });

  it.each(['', '0null', '1033', '2C004', '974110', '<b>12'])('"%s" is no INSEE code', (code) => {
    expect(departmentOfInseeCode(code)).toBeUndefined();
  });
});

it('gives each overseas territory its own zone, and Paris’s to the others', () => {
  expect(timeZoneOfDepartment('974')).toBe('Indian/Reunion');
  expect(timeZoneOfDepartment('987')).toBe('Pacific/Tahiti');
  expect(timeZoneOfDepartment('2A')).toBe('Europe/Paris');
});

it('tells homonyms by their département, and lets an arrondissement speak for itself', () => {
  expect(communeLabel({ name: 'Saint-Denis', departmentCode: '974', parentCode: null })).toBe(
    'Saint-Denis (974)',
  );
  const arrondissement = { name: 'Lyon 3e Arrondissement', departmentCode: '69', parentCode: '69123' };
  expect(communeLabel(arrondissement)).toBe('Lyon 3e Arrondissement');
});

it('reads five digits as a postcode', () => {
  expect(['01400', '93200', '9320', '2A004', '93200 '].map(isPostcode)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('weighs positions, and has no mean of none', () => {
  const positions = [
    { latitude: 40, longitude: 0, weight: 3 },
    { latitude: 44, longitude: 8, weight: 1 },
  ];
  expect(meanPosition(positions)).toEqual({ latitude: 41, longitude: 2 });
  expect(meanPosition([])).toBeUndefined();
});
