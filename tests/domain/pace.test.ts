import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#app/domain/local-time.ts';
import {
  type DayCounts,
  expectedShares,
  forecast,
  type PreviousEdition,
  paceFigures,
  paceOf,
  previousEdition,
  sumDays,
  trendDays,
} from '#app/domain/pace.ts';
import { makeRandom } from '#tests/support/random.ts';

const campaign = { startsOn: '2027-05-17', endsOn: '2027-05-23' };
const targets = { events: 1500, seats: 60_000, participants: 50_000 };
const linear = (today: string) => expectedShares(campaign, today, undefined);
const day = (day: string, events: number, registered = 0, seats = events * 10): DayCounts => ({
  day,
  events,
  seats,
  registered,
});

/** Ten days of ten events and a hundred seats each, from twenty days before the week. */
const edition: PreviousEdition = {
  startsOn: '2026-05-18',
  endsOn: '2026-05-24',
  days: Array.from({ length: 10 }, (_, index) => day(addDays('2026-04-28', index), 10, 100)),
};
const empty: PreviousEdition = { ...edition, days: [] };

describe('what is expected by a day without an edition before', () => {
  it('is nothing long before, and everything at the end', () => {
    expect(linear('2027-01-01')).toEqual({
      shares: { events: 0, seats: 0, participants: 0 },
      basis: 'linear',
    });
    for (const today of ['2027-05-23', '2027-12-31'])
      expect(linear(today).shares).toEqual({ events: 1, seats: 1, participants: 1 });
  });

  it('is half of the events thirty days before, and all of them on the first day, while participants still come', () => {
    expect(linear('2027-04-17').shares).toEqual({ events: 0.5, seats: 0.5, participants: 0 });
    const { events, participants } = linear('2027-05-17').shares;
    expect(events).toBe(1);
    expect(participants).toBeCloseTo(30 / 36);
  });
});

describe('what is expected by a day after an edition', () => {
  const shares = (today: string, territory = edition, country = edition) =>
    expectedShares(campaign, today, { territory, country });

  it('is the share that it had as many days from its own week', () => {
    expect(shares('2027-04-26')).toEqual({
      shares: { events: 0, seats: 0, participants: 0 },
      basis: 'territory',
    });
    expect(shares('2027-04-27').shares.events).toBe(0.1);
    expect(shares('2027-05-01').shares.participants).toBe(0.5);
    expect(shares('2027-05-06').shares).toEqual({ events: 1, seats: 1, participants: 1 });
  });

  it('is everything on the last day, however long its own week was', () => {
    const long = { ...edition, endsOn: '2026-06-30', days: [...edition.days, day('2026-06-20', 100, 1000)] };
    expect(shares('2027-05-22', long).shares.events).toBe(0.5);
    expect(shares('2027-05-23', long).shares).toEqual({ events: 1, seats: 1, participants: 1 });
  });

  it('leaves out what came after its end', () => {
    const late = { ...edition, days: [...edition.days, day('2026-05-25', 900, 9000)] };
    expect(shares('2027-05-01', late).shares.events).toBe(0.5);
  });

  it('is never less than nothing nor more than all, when much was cancelled', () => {
    const cancelled = { ...edition, days: [...edition.days, day('2026-05-20', -80, -800)] };
    expect(shares('2027-05-10', cancelled).shares).toEqual({ events: 1, seats: 1, participants: 1 });
  });

  it('takes the country’s where the territory had too little, and straight lines where that had too', () => {
    const of = (events: number, registered: number, days: number): PreviousEdition => ({
      ...edition,
      days: Array.from({ length: days }, (_, index) =>
        day(addDays('2026-04-28', index), events / days, registered / days),
      ),
    });
    expect(shares('2027-05-01', of(10, 50, 7)).basis).toBe('territory');
    for (const few of [of(9, 50, 7), of(10, 49, 7), of(10, 50, 6), empty]) {
      expect(shares('2027-05-01', few).basis).toBe('country');
      expect(shares('2027-05-01', few, few)).toEqual(linear('2027-05-01'));
    }
  });
});

describe('the pace', () => {
  it.each([
    [{ reached: 100, expected: 100, target: 100 }, 'reached'],
    [{ reached: 90, expected: 100, target: 200 }, 'on_time'],
    [{ reached: 89, expected: 100, target: 200 }, 'late'],
    [{ reached: 0, expected: 0, target: 200 }, 'on_time'],
  ] as const)('of %o is %s', (figures, pace) => {
    expect(paceOf(figures)).toBe(pace);
  });

  it('stands beside each figure with its forecast', () => {
    const figures = paceFigures(
      { events: 600, seats: 60_000, participants: 0 },
      targets,
      linear('2027-04-17'),
    );
    expect(figures.events).toMatchObject({ reached: 600, target: 1500, expected: 750, pace: 'late' });
    expect(figures.events.forecast).toMatchObject({ kind: 'range' });
    expect(figures.seats.pace).toBe('reached');
    expect(figures.participants).toMatchObject({
      expected: 0,
      pace: 'on_time',
      forecast: { kind: 'too_early' },
    });
  });
});

describe('the forecast', () => {
  it('goes on at the same rhythm, give or take half of what is still to come', () => {
    expect(forecast({ reached: 500, share: 0.5, basis: 'territory' })).toEqual({
      kind: 'range',
      low: 750,
      high: 1300,
      certainty: 'fair',
    });
  });

  it('doubts straight lines more', () => {
    expect(forecast({ reached: 500, share: 0.5, basis: 'linear' })).toEqual({
      kind: 'range',
      low: 620,
      high: 1400,
      certainty: 'low',
    });
  });

  it('says nothing while it is too early, nor of nothing, and nothing more at the end', () => {
    expect(forecast({ reached: 500, share: 0.14, basis: 'country' })).toEqual({ kind: 'too_early' });
    expect(forecast({ reached: 500, share: 0.15, basis: 'country' }).kind).toBe('range');
    expect(forecast({ reached: 0, share: 0.9, basis: 'country' })).toEqual({ kind: 'nothing' });
    expect(forecast({ reached: 500, share: 1, basis: 'country' })).toEqual({ kind: 'end' });
  });

  it('is surer the nearer the end, never below what is there, and holds what the rhythm says', () => {
    const random = makeRandom(11);
    for (let round = 0; round < 500; round++) {
      const reached = Math.ceil(random.between(0, random.chance(0.5) ? 50 : 100_000));
      const basis = random.pick(['territory', 'country', 'linear'] as const);
      const early = random.between(0.15, 0.95);
      const late = random.between(early, 0.999);
      const told = [early, late].map((share) => forecast({ reached, share, basis }));
      const [one, other] = told;
      if (one?.kind !== 'range' || other?.kind !== 'range') throw new Error('Both are ranges.');
      for (const [share, { low, high }] of [
        [early, one],
        [late, other],
      ] as const) {
        expect(low).toBeGreaterThanOrEqual(reached);
        expect(low).toBeLessThanOrEqual(Math.ceil(reached / share));
        expect(high).toBeGreaterThanOrEqual(Math.floor(reached / share));
      }
      expect(other.high).toBeLessThanOrEqual(one.high);
    }
  });
});

describe('the edition before', () => {
  it('is the latest that ended before the campaign began', () => {
    const editions = [
      { startsOn: '2025-05-19', endsOn: '2025-05-25' },
      { startsOn: '2026-05-18', endsOn: '2026-05-24' },
      { startsOn: '2027-05-10', endsOn: '2027-05-17' },
      campaign,
      { startsOn: '2028-05-15', endsOn: '2028-05-21' },
    ];
    expect(previousEdition(editions, campaign)).toBe(editions[1]);
    expect(previousEdition([campaign], campaign)).toBeUndefined();
  });
});

describe('the trend', () => {
  const standing = (events: number, registered: number) => ({ events, seats: events * 10, registered });

  it('has every day from the first that added something, and today what the others lack', () => {
    const days = [day('2027-05-01', 3, 5), day('2027-05-03', -1, 2)];
    expect(trendDays(days, standing(6, 10), campaign, '2027-05-04')).toEqual([
      day('2027-05-01', 3, 5),
      day('2027-05-02', 0),
      day('2027-05-03', -1, 2),
      day('2027-05-04', 4, 3),
    ]);
  });

  it('counts today anew, whatever was counted of it already', () => {
    const days = [day('2027-05-01', 3, 5), day('2027-05-02', 1, 1)];
    expect(trendDays(days, standing(6, 10), campaign, '2027-05-02').at(-1)).toEqual(day('2027-05-02', 3, 5));
  });

  it('is empty while nothing happened, and begins today with what happened today', () => {
    expect(trendDays([], standing(0, 0), campaign, '2027-05-04')).toEqual([]);
    expect(trendDays([], standing(2, 0), campaign, '2027-05-04')).toEqual([day('2027-05-04', 2)]);
  });

  it('ends a week after the last day', () => {
    const days = [day('2027-05-22', 3), day('2027-05-30', 1), day('2027-05-31', 7)];
    const trend = trendDays(days, standing(20, 0), campaign, '2027-07-01');
    expect([trend[0]?.day, trend.at(-1)]).toEqual(['2027-05-22', day('2027-05-30', 1)]);
  });

  it('holds in its first day what came before the last half year, and loses nothing', () => {
    const random = makeRandom(3);
    for (let round = 0; round < 50; round++) {
      const days = Array.from({ length: 40 }, () =>
        day(addDays('2026-06-01', Math.floor(random.between(0, 340))), Math.floor(random.between(-3, 9)), 1),
      );
      const unique = [...new Map(days.map((one) => [one.day, one])).values()];
      const now = standing(500, 900);
      const trend = trendDays(unique, now, campaign, '2027-05-20');
      expect(trend.length).toBeLessThanOrEqual(180);
      expect(sumDays(trend)).toEqual({ events: 500, seats: 5000, participants: 900 });
      for (const [index, one] of trend.entries())
        expect(daysBetween(trend[0]?.day ?? '', one.day)).toBe(index);
    }
  });
});
