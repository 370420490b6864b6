import { expect, it } from 'vitest';
import {
  CIRCULARS_A_DAY,
  countCircularsSince,
  decideCircular,
  decideCircularMessage,
  testMinute,
} from '#app/domain/circular.ts';

it('refuses a circular to nobody, and the sixth of one coordinator within 24 hours', () => {
  expect(decideCircular({ circularsToday: 0, readers: 1 })).toEqual({ kind: 'send' });
  expect(decideCircular({ circularsToday: 0, readers: 0 })).toEqual({ kind: 'nobody' });
  expect(decideCircular({ circularsToday: CIRCULARS_A_DAY - 1, readers: 9_000 })).toEqual({ kind: 'send' });
  expect(decideCircular({ circularsToday: CIRCULARS_A_DAY, readers: 1 })).toEqual({ kind: 'too_many_today' });
  expect(countCircularsSince(new Date('2027-05-10T09:00:00.000Z'))).toBe('2027-05-09T09:00:00.000Z');
});

it('drops the message of a circular to whoever refused it or left, and of an author who left', () => {
  const there = { readerIsThere: true, authorIsThere: true, wanted: true };
  expect(decideCircularMessage(there)).toEqual({ kind: 'send' });
  expect(decideCircularMessage({ ...there, wanted: false })).toMatchObject({ why: 'not wanted any more' });
  for (const gone of [{ readerIsThere: false }, { authorIsThere: false }])
    expect(decideCircularMessage({ ...there, ...gone })).toMatchObject({ why: 'nothing left to tell of' });
  expect(decideCircularMessage(undefined)).toMatchObject({ why: 'nothing left to tell of' });
});

it('lets one test mail out a minute', () => {
  const at = (time: string) => testMinute(new Date(`2027-05-10T${time}Z`));
  expect(at('09:00:59.999')).toBe(at('09:00:00.000'));
  expect(at('09:01:00.000')).not.toBe(at('09:00:59.999'));
});
