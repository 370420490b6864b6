import { describe, expect, it } from 'vitest';
import {
  clockDifference,
  correctedInstant,
  hasCheckInList,
  mergeTicks,
  namesLeavePhone,
  nextTap,
  notAfter,
  type Tick,
  volunteerLinkEnds,
  walkInToTakeBack,
} from '#app/domain/check-in.ts';
import { makeRandom } from '#tests/support/random.ts';

const tick = (overrides: Partial<Tick> = {}): Tick => ({
  kind: 'registration',
  id: 'amina',
  seats: 1,
  at: '2027-05-18T12:00:00.000Z',
  deviceId: 'phone-a',
  ...overrides,
});
const EARLIER = '2027-05-18T11:59:59.999Z';
const LATER = '2027-05-18T12:00:00.001Z';

describe('of two ticks of one name', () => {
  it.each([
    ['the later tap counts', tick(), tick({ at: LATER, seats: 0 }), true],
    ['an earlier tap that arrives late does not', tick(), tick({ at: EARLIER, seats: 0 }), false],
    ['the same tick again changes nothing', tick(), tick(), false],
    ['of the same instant, the phone decides', tick(), tick({ deviceId: 'phone-b', seats: 0 }), true],
    ['whichever comes first', tick({ deviceId: 'phone-b' }), tick({ seats: 0 }), false],
    ['of the same phone and instant, the larger number', tick(), tick({ seats: 2 }), true],
  ])('%s', (_, stored, sent, counts) => {
    expect(mergeTicks([stored], [sent])).toEqual(counts ? [sent] : []);
  });

  it('a walk-in and a registration of the same id are two', () => {
    const walkIn = tick({ kind: 'walk_in', at: EARLIER });
    expect(mergeTicks([tick()], [walkIn])).toEqual([walkIn]);
  });
});

it('the same list stands in the end, whatever the order of what phones send and however often', () => {
  const random = makeRandom(7);
  const draw = (below: number) => Math.floor(random.between(0, below));
  const ticks = Array.from({ length: 60 }, () =>
    tick({
      id: `name-${draw(8)}`,
      seats: draw(3),
      at: `2027-05-18T12:00:0${draw(5)}.000Z`,
      deviceId: `phone-${draw(3)}`,
    }),
  );
  const stand = (batches: Tick[][]) => {
    let stored: Tick[] = [];
    for (const batch of batches) {
      const changed = mergeTicks(stored, batch);
      stored = [...stored.filter(({ id }) => !changed.some((one) => one.id === id)), ...changed];
    }
    return stored.sort((one, other) => (one.id < other.id ? -1 : 1));
  };
  const once = stand([ticks]);
  expect(once).toHaveLength(8);
  for (let round = 0; round < 20; round += 1) {
    const shuffled = [...ticks, ...ticks].sort(() => random.between(0, 1) - 0.5);
    expect(stand([shuffled.slice(0, 17), shuffled.slice(17, 90), shuffled.slice(90)])).toEqual(once);
  }
});

describe('clocks of phones', () => {
  it('are corrected by their difference to the server, measured half way of an exchange', () => {
    // Ten minutes ahead, and the answer took 200 ms.
    const difference = clockDifference({ sentAt: 600_000, receivedAt: 600_200, serverNow: 100 });
    expect(difference).toBe(-600_000);
    expect(correctedInstant('2027-05-18T12:10:00.000Z', difference)).toBe('2027-05-18T12:00:00.000Z');
  });

  it('are left as they are when they may be right: slow answers do not turn the order of two phones’ taps', () => {
    const slow = clockDifference({ sentAt: 10_000, receivedAt: 14_000, serverNow: 13_900 });
    const quick = clockDifference({ sentAt: 20_000, receivedAt: 20_050, serverNow: 20_000 });
    const at = (milliseconds: number, difference: number) =>
      correctedInstant(new Date(milliseconds).toISOString(), difference);
    expect(at(30_000, slow) < at(30_100, quick)).toBe(true);
    expect([slow, quick]).toEqual([0, 0]);
  });

  it('never make a tick of the future', () => {
    expect(notAfter(LATER, EARLIER)).toBe(EARLIER);
    expect(notAfter(EARLIER, LATER)).toBe(EARLIER);
  });

  it('do not turn the order of two taps when they are set back', () => {
    expect(nextTap(undefined, EARLIER)).toBe(EARLIER);
    expect(nextTap(EARLIER, LATER)).toBe(LATER);
    expect(nextTap('2027-05-18T12:00:00.000Z', EARLIER)).toBe(LATER);
  });
});

describe('one less who walked in', () => {
  const walkIns = [
    { id: '1', deviceId: 'phone-a' },
    { id: '2', deviceId: 'phone-a' },
    { id: '3', deviceId: 'phone-b' },
  ];
  it('is the last one that this phone counted', () => {
    expect(walkInToTakeBack(walkIns, 'phone-a')?.id).toBe('2');
  });
  it('or the last one of all, or nobody', () => {
    expect(walkInToTakeBack(walkIns, 'phone-c')?.id).toBe('3');
    expect(walkInToTakeBack([], 'phone-a')).toBeUndefined();
  });
});

describe('a list', () => {
  const session = {
    publishedAt: '2027-01-01T00:00:00.000Z',
    cancelledAt: null,
    startsAt: '2027-05-18T12:00:00.000Z',
    endsAt: '2027-05-18T14:00:00.000Z',
  };
  it.each([
    ['opens before the session', session, '2027-05-17T12:00:00.000Z', true],
    ['stays while names are kept', session, '2027-07-17T14:00:00.000Z', true],
    ['closes with them', session, '2027-07-17T14:00:00.001Z', false],
    ['is not for drafts', { ...session, publishedAt: null }, '2027-05-18T12:00:00.000Z', false],
    ['nor for cancelled sessions', { ...session, cancelledAt: EARLIER }, LATER, false],
  ])('%s', (_, facts, now, open) => {
    expect(hasCheckInList(facts, new Date(now))).toBe(open);
  });

  it('opens to volunteers until six hours after the end, and stays on phones for a day', () => {
    expect(volunteerLinkEnds(session.endsAt)).toBe('2027-05-18T20:00:00.000Z');
    expect(namesLeavePhone(session.endsAt)).toBe('2027-05-19T14:00:00.000Z');
  });
});
