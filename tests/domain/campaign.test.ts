import { describe, expect, it } from 'vitest';
import {
  type Campaign,
  chooseCurrentCampaign,
  shareTarget,
  shareTargets,
  sumTargets,
} from '#app/domain/campaign.ts';

const campaign: Campaign = {
  id: 'c',
  slug: 'ia-2027',
  name: 'La semaine',
  startsOn: '2027-05-17',
  endsOn: '2027-05-23',
  targets: { events: 1500, seats: 30_000, participants: 50_000 },
};

describe('the current campaign', () => {
  const past = { startsOn: '2026-05-18', endsOn: '2026-05-24' };
  const next = { startsOn: '2027-05-17', endsOn: '2027-05-23' };
  const later = { startsOn: '2028-05-15', endsOn: '2028-05-21' };
  it.each([
    ['2027-05-16', next, 'is the next one on the eve'],
    ['2027-05-17', next, 'is the one under way on its first day'],
    ['2027-05-23', next, 'is the one under way on its last day'],
    ['2027-05-24', later, 'is the next one on the morrow'],
    ['2026-05-20', past, 'is the one under way even when another is to come'],
    ['2029-01-01', later, 'is the latest when all are over'],
  ])('on %s %o', (today, expected) => {
    expect(chooseCurrentCampaign([later, past, next], today)).toEqual(expected);
  });

  it('is undefined when there is none', () => {
    expect(chooseCurrentCampaign([], '2027-05-17')).toBeUndefined();
  });
});

describe('the shares of a target', () => {
  it('follow the population and sum exactly to the target', () => {
    const territories = Array.from({ length: 101 }, (_, index) => ({
      code: String(index),
      population: 1 + ((index * 7919) % 1_000_003),
    }));
    for (const target of [0, 1, 100, 1500, 50_000, 49_999]) {
      const shares = [...shareTarget(target, territories).values()];
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(target);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    }
  });

  it('give what is left to the largest remainders, then in the order of the codes', () => {
    const thirds = ['b', 'a', 'c'].map((code) => ({ code, population: 10 }));
    expect(Object.fromEntries(shareTarget(10, thirds))).toEqual({ a: 4, b: 3, c: 3 });
  });

  it('are equal when no population is known', () => {
    const empty = ['a', 'b'].map((code) => ({ code, population: 0 }));
    expect(Object.fromEntries(shareTarget(3, empty))).toEqual({ a: 2, b: 1 });
  });

  it('sum to the national targets in each column', () => {
    const territories = [3, 5, 11].map((population) => ({ code: `${population}`, population }));
    expect(sumTargets(shareTargets(campaign.targets, territories).values())).toEqual(campaign.targets);
  });
});
