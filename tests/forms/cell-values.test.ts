import { describe, expect, it } from 'vitest';
import { laterTime, readCapacity, readDuration, readMoment, readWord } from '#app/forms/cell-values.ts';

describe('a moment', () => {
  it.each([
    ['18/05/2027 14h', '2027-05-18', '14:00'],
    ['18/05/2027 14h30', '2027-05-18', '14:30'],
    ['18/05/2027 à 14:30', '2027-05-18', '14:30'],
    ['18/5/27 9h', '2027-05-18', '09:00'],
    ['18-05-2027 14:30:00', '2027-05-18', '14:30'],
    ['18.05.2027, 14 h 30', '2027-05-18', '14:30'],
    ['mardi 18 mai 2027 à 14 heures', '2027-05-18', '14:00'],
    ['Le 1er décembre 2027 9 h', '2027-12-01', '09:00'],
    ['2027-05-18T14:30', '2027-05-18', '14:30'],
    ['2027-05-18', '2027-05-18', undefined],
    ['14h', undefined, '14:00'],
    ['46525', '2027-05-18', undefined],
    ['46525,604166667', '2027-05-18', '14:30'],
    ['0.604166667', undefined, '14:30'],
  ])('is read from %s', (cell, date, time) => {
    expect(readMoment(cell, 1900)).toEqual({ date, time });
  });

  it('counts its days from 1904 in a workbook that does', () => {
    expect(readMoment('45063', 1904)).toEqual({ date: '2027-05-18', time: undefined });
  });

  it.each(['bientôt', '18/05', '18/05/2027 25h', '18/05/2027 14h75', '14h ou 15h', '', '18/05/20270'])(
    'is not read from “%s”',
    (cell) => {
      expect(readMoment(cell, 1900)).toBeUndefined();
    },
  );
});

it.each([
  ['2h', 120],
  ['1h30', 90],
  ['1 h 30 min', 90],
  ['1:30', 90],
  ['1,5 h', 90],
  ['90 min', 90],
  ['90', 90],
  ['2', 120],
  ['0,0625', 90],
  ['longtemps', undefined],
])('reads the duration %s', (cell, minutes) => {
  expect(readDuration(cell)).toBe(minutes);
});

it('adds a duration to an hour, past midnight too', () => {
  expect(laterTime('14:30', 90)).toBe('16:00');
  expect(laterTime('23:30', 90)).toBe('01:00');
});

it('reads seats, also those that a spreadsheet wrote with a decimal', () => {
  expect(readCapacity('12.0')).toEqual({ limit: 'limited', capacity: '12' });
  expect(readCapacity('Illimité')).toEqual({ limit: 'unlimited', capacity: '' });
});

describe('a word', () => {
  const choices = [
    ['tout-public', 'Tout public'],
    ['jeunes-familles', 'Jeunes et familles'],
    ['demandeurs-emploi', 'Demandeurs d’emploi'],
    ['online', 'En ligne'],
    ['both', 'Sur place et en ligne'],
  ] as const;

  it.each([
    ['TOUT PUBLIC', 'tout-public'],
    ['familles', 'jeunes-familles'],
    ['famille', 'jeunes-familles'],
    ['demandeur emploi', 'demandeurs-emploi'],
    ['jeunes-familles', 'jeunes-familles'],
    ['en ligne', 'online'],
  ])('names a choice: %s', (cell, code) => {
    expect(readWord(cell, choices)).toBe(code);
  });

  it('names none when it is unknown, or would be several', () => {
    expect(readWord('chats', choices)).toBeUndefined();
    expect(readWord('', choices)).toBeUndefined();
    expect(readWord('ligne place', choices)).toBe('both');
  });
});
