import { describe, expect, it } from 'vitest';
import {
  foreignLanguage,
  formatDays,
  formatDistance,
  formatInstant,
  keepSigns,
  machineTime,
} from '#app/text/format.ts';

/** `Intl` writes narrow and non-breaking spaces; any space is meant here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  it('show an instant as the clock of its own zone', () => {
    const instant = '2027-05-18T10:00:00.000Z';
    expect(formatInstant(instant, 'Indian/Reunion', 'fr', 'time')).toBe('14:00');
    expect(formatInstant(instant, 'Europe/Paris', 'fr', 'time')).toBe('12:00');
    expect(formatInstant(instant, 'Indian/Reunion', 'fr', 'long')).toBe('mardi 18 mai 2027');
    expect(machineTime(instant, 'Indian/Reunion')).toBe('2027-05-18T14:00:00+04:00');
  });

  it('show midnight as 00:00, in both languages', () => {
    expect(formatInstant('2027-05-17T22:00:00.000Z', 'Europe/Paris', 'fr', 'time')).toBe('00:00');
    expect(formatInstant('2027-05-17T22:00:00.000Z', 'Europe/Paris', 'en', 'time')).toBe('00:00');
  });

  it('say the first of a month as French does, and no other day', () => {
    const first = '2026-12-01T14:00:00.000Z';
    expect(formatInstant(first, 'Europe/Paris', 'fr', 'day')).toBe('mardi 1er décembre');
    expect(formatInstant(first, 'Europe/Paris', 'fr', 'long')).toBe('mardi 1er décembre 2026');
    expect(formatInstant(first, 'Europe/Paris', 'en', 'day')).toBe('Tuesday 1 December');
    expect(formatInstant('2026-12-11T14:00:00.000Z', 'Europe/Paris', 'fr', 'dayMonth')).toBe('11 décembre');
    expect(formatInstant('2026-12-01T12:01:00.000Z', 'Europe/Paris', 'fr', 'time')).toBe('13:01');
  });

  it('say distances as a walker does', () => {
    expect(plain(formatDistance(0.04, 'fr'))).toBe('100 m');
    expect(plain(formatDistance(0.62, 'fr'))).toBe('600 m');
    expect(plain(formatDistance(3.42, 'fr'))).toBe('3,4 km');
    expect(plain(formatDistance(27.4, 'en'))).toBe('27 km');
  });

  it('say the common parts of two days once', () => {
    expect(plain(formatDays('2027-05-17', '2027-05-23', 'fr'))).toMatch(/^17\s?–\s?23 mai 2027$/);
  });

  it('never let a line begin with a colon or a question mark', () => {
    expect(keepSigns('L’IA : où est-elle ?')).toBe('L’IA\u00a0: où est-elle\u00a0?');
  });
});

it('what an organiser wrote says its language where it is not the page’s', () => {
  expect(['fr', 'lsf', 'en', 'ar'].map((language) => foreignLanguage(language, 'fr'))).toEqual([
    undefined,
    undefined,
    'en',
    'ar',
  ]);
  expect(['fr', 'lsf', 'en'].map((language) => foreignLanguage(language, 'en'))).toEqual([
    'fr',
    'fr',
    undefined,
  ]);
});
