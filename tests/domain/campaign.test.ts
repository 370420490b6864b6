import { describe, expect, it } from 'vitest';
import {
  archivableFrom,
  type Campaign,
  campaignAfterMove,
  campaignOfDay,
  chooseCurrentCampaign,
  decideArchiving,
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
  archivedAt: null,
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

describe('the edition of a session’s day', () => {
  const ARCHIVED = '2026-09-01T10:00:00.000Z';
  const past = { id: '26', startsOn: '2026-05-18', endsOn: '2026-05-24', archivedAt: ARCHIVED };
  const coming = { id: '27', startsOn: '2027-05-17', endsOn: '2027-05-23', archivedAt: null };
  const all = [coming, past];
  it.each([
    ['2027-05-17', '27', 'is the one that holds it'],
    ['2026-05-20', '26', 'is the one that holds it, archived or not'],
    ['2028-05-15', '27', 'is the current one as long as none holds it'],
    ['2027-05-24', '27', 'is the current one on the morrow too'],
  ])('on %s: %s, which %s', (day, id) => {
    expect(campaignOfDay(all, day, '2027-03-01')?.id).toBe(id);
  });

  it('is none whose figures are frozen, when another one is there', () => {
    const archived = { ...coming, archivedAt: ARCHIVED };
    const open = { ...past, archivedAt: null };
    expect(campaignOfDay([archived, open], '2028-05-15', '2027-09-01')?.id).toBe('26');
    expect(campaignOfDay([archived, past], '2028-05-15', '2027-09-01')?.id).toBe('27');
    expect(campaignOfDay([], '2028-05-15', '2027-09-01')).toBeUndefined();
  });

  it.each([
    ['27', false, '2027-05-18', '27', 'stays in its own'],
    ['27', true, '2026-05-20', '26', 'goes to the one that holds the new day'],
    ['27', true, '2028-05-15', '27', 'stays where it was when none holds it'],
    ['26', false, '2027-05-18', '27', 'leaves an archived one as a draft'],
    ['26', true, '2027-05-18', '26', 'stays where it counts in archived figures'],
  ])('of edition %s (published: %s) moved to %s is %s: it %s', (campaignId, published, day, id) => {
    expect(campaignAfterMove(all, { campaignId, published }, day)).toBe(id);
  });
});

describe('archiving the figures of an edition', () => {
  it.each([
    ['2027-05-23', null, 'not-over'],
    ['2027-05-24', null, 'not-over'],
    ['2027-05-25', null, 'archive'],
    ['2027-05-25', '2027-05-25T06:00:00.000Z', 'archived-already'],
    ['2027-05-01', '2027-05-25T06:00:00.000Z', 'archived-already'],
  ])('on %s, archived at %s: %s', (today, archivedAt, kind) => {
    expect(decideArchiving({ ...campaign, archivedAt }, today).kind).toBe(kind);
  });

  it('waits until the last day is over in French Polynesia', () => {
    expect(archivableFrom({ endsOn: '2027-05-31' })).toBe('2027-06-02');
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
