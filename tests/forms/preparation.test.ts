import { describe, expect, it } from 'vitest';
import { checkStep, countRows, readPreparation, readSessions, readSlots } from '#app/forms/preparation.ts';

const typed = {
  attendance: 'on_site',
  venueId: 'venue',
  programme: 'cafe-ia',
  title: 'Un café et l’IA',
  description: 'On essaie ensemble.',
  audience: 'seniors',
  format: 'atelier',
  language: 'fr',
  entry: 'sign_up',
  limit: 'limited',
  capacity: '12',
  date: '2027-05-17',
  startTime: '14:00',
  minutes: '90',
};

describe('the dates of a preparation', () => {
  it('are one by default', () => {
    expect(readSlots(typed).slots).toMatchObject([{ date: '2027-05-17', startTime: '14:00' }]);
  });

  it('are each day at each hour, and the rows, in order and each once', () => {
    const { slots, errors } = readSlots({
      ...typed,
      frequency: 'daily',
      count: '2',
      startTime2: '9h',
      rowDate3: '16/05/2027',
      rowTime3: '18:30',
      rowDate7: '2027-05-18',
      rowTime7: '14:00',
    });
    expect(errors).toEqual({});
    expect(slots.map(({ date, startTime }) => `${date} ${startTime}`)).toEqual([
      '2027-05-16 18:30',
      '2027-05-17 09:00',
      '2027-05-17 14:00',
      '2027-05-18 09:00',
      '2027-05-18 14:00',
    ]);
  });

  it('may stand in the rows alone', () => {
    const { slots, errors } = readSlots({ ...typed, date: '', rowDate1: '2027-05-20', rowTime1: '10:00' });
    expect(errors).toEqual({});
    expect(slots).toHaveLength(1);
  });

  it.each([
    ['nothing', { date: '', startTime: '' }, { date: 'required', startTime: 'required' }],
    ['a day that is none', { date: '2027-02-30' }, { date: 'date' }],
    ['a second hour that is none', { startTime2: '25:00' }, { startTime2: 'time' }],
    ['a row without its hour', { rowDate2: '2027-05-20' }, { rowTime2: 'required' }],
    ['a row without its day', { rowTime60: '10:00' }, { rowDate60: 'required' }],
    ['no number of days', { frequency: 'daily', count: 'dix' }, { count: 'numberOfDates' }],
    ['too many days', { frequency: 'daily', count: '61' }, { count: 'numberOfDates' }],
    [
      'more than sixty in all',
      { frequency: 'daily', count: '31', startTime2: '16:00' },
      { count: 'tooManyDates' },
    ],
    ['a length that the menu lacks', { minutes: '100000' }, { minutes: 'choose' }],
  ])('refuse %s', (_, change, errors) => {
    expect(readSlots({ ...typed, ...change }).errors).toEqual(errors);
  });

  it('end as long after their start, also over midnight', () => {
    const read = readSessions({ ...typed, startTime: '23:00' });
    expect(read).toMatchObject({
      sessions: [{ startTime: '23:00', endTime: '00:30', title: 'Un café et l’IA', capacity: 12 }],
    });
  });
});

describe('the steps of a preparation', () => {
  it('look at their own fields', () => {
    const bad = { ...typed, venueId: '', title: '', capacity: '' };
    expect(checkStep('where', bad)).toEqual({ venueId: 'venueNeeded' });
    expect(checkStep('what', bad)).toEqual({ title: 'required' });
    expect(readSessions(bad)).toMatchObject({
      kind: 'invalid',
      errors: { venueId: 'venueNeeded', title: 'required', capacity: 'required' },
    });
  });

  it('keep known fields alone, cut to a length', () => {
    const form = new URLSearchParams({
      title: 'x'.repeat(20_000),
      rowDate60: '2027-05-20',
      rowDate61: 'no',
      formToken: 'secret',
      geste: 'continuer',
    });
    const kept = readPreparation(form);
    expect(Object.keys(kept).sort()).toEqual(['rowDate60', 'title']);
    expect(kept.title).toHaveLength(8_000);
  });

  it('show as many rows as were asked for, at least twelve and at most sixty', () => {
    expect(countRows({})).toBe(12);
    expect(countRows({ rows: '24' })).toBe(24);
    expect(countRows({ rows: '99' })).toBe(60);
    expect(countRows({ rowDate20: '2027-05-20' })).toBe(20);
    expect(countRows({ rows: '-1' })).toBe(12);
  });
});
