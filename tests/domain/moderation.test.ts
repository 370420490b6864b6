import { describe, expect, it } from 'vitest';
import {
  changedParts,
  decideOrganisationVerdict,
  decideReview,
  decideVerdict,
  organisationState,
  reviewState,
  type SessionNature,
} from '#app/domain/moderation.ts';

const NOW = '2027-03-01T09:00:00.000Z';
const EARLIER = '2027-02-20T09:00:00.000Z';

const nature: SessionNature = {
  title: 'Découvrir l’IA autour d’un café',
  description: 'On essaie ensemble, on pose ses questions, on repart avec une fiche.',
  programmeSlug: 'cafe-ia',
  audience: 'tout-public',
  format: 'atelier',
  language: 'fr',
  attendance: 'on_site',
  venueId: 'venue',
  onlineUrl: null,
};

describe('where something stands', () => {
  it.each([
    ['none', { publishedAt: null, reviewSince: null, returnedAt: null }],
    ['none', { publishedAt: EARLIER, reviewSince: null, returnedAt: null }],
    ['submitted', { publishedAt: null, reviewSince: NOW, returnedAt: null }],
    ['changed', { publishedAt: EARLIER, reviewSince: NOW, returnedAt: null }],
    ['returned', { publishedAt: null, reviewSince: null, returnedAt: NOW }],
    ['returned', { publishedAt: EARLIER, reviewSince: null, returnedAt: NOW }],
  ] as const)('is %s', (state, dates) => expect(reviewState(dates)).toBe(state));

  it.each([
    ['waiting', { verifiedAt: null, returnedAt: null }],
    ['returned', { verifiedAt: null, returnedAt: NOW }],
    ['verified', { verifiedAt: NOW, returnedAt: null }],
  ] as const)('of an organisation is %s', (state, dates) => expect(organisationState(dates)).toBe(state));
});

describe('the nature of a session', () => {
  it.each([
    ['another title', { title: 'Vendre avec l’IA' }, ['title']],
    ['capitals, accents and signs of a title', { title: 'DECOUVRIR l IA, autour d’un café !' }, []],
    ['another programme', { programmeSlug: 'genialles' }, ['programmeSlug']],
    ['another audience', { audience: 'seniors' }, ['audience']],
    ['another format', { format: 'conference' }, ['format']],
    ['another language', { language: 'en' }, ['language']],
    ['another venue', { venueId: 'other' }, ['venueId']],
    [
      'online instead of in a room',
      { attendance: 'online', venueId: null, onlineUrl: 'https://visio.test' },
      ['attendance', 'venueId', 'onlineUrl'],
    ],
    [
      'a polished description',
      { description: 'On essaie tous ensemble, on pose ses questions et on repart avec une fiche utile.' },
      [],
    ],
    [
      'another description',
      { description: 'Venez acheter nos formations au meilleur prix.' },
      ['description'],
    ],
    [
      'a description that leads to a new address',
      { description: `${nature.description} https://boutique.test` },
      ['description'],
    ],
    ['a description without words any more', { description: '' }, ['description']],
  ] satisfies [string, Partial<SessionNature>, string[]][])('changes by %s or not', (_, change, parts) => {
    expect(changedParts(nature, { ...nature, ...change })).toEqual(parts);
  });

  it('keeps an address that was there', () => {
    const before = { ...nature, description: 'Tout est sur https://exemple.test/fiche.' };
    expect(
      changedParts(before, { ...before, description: 'Tout est sur https://exemple.test/fiche.' }),
    ).toEqual([]);
  });
});

describe('an edit of a published session', () => {
  const other = { ...nature, title: 'Autre chose' };
  const fresh = { reviewSince: null, approved: null };

  it('is looked at when its nature changes, and compared with what was there first', () => {
    expect(decideReview(fresh, nature, other, NOW)).toEqual({
      kind: 'look-at',
      since: NOW,
      approved: nature,
    });
    expect(
      decideReview({ reviewSince: EARLIER, approved: nature }, other, { ...other, audience: 'seniors' }, NOW),
    ).toEqual({ kind: 'look-at', since: EARLIER, approved: nature });
  });

  it('is nobody’s business otherwise, even while an earlier change waits', () => {
    expect(decideReview(fresh, nature, nature, NOW)).toEqual({ kind: 'none' });
    expect(decideReview({ reviewSince: EARLIER, approved: nature }, other, other, NOW)).toEqual({
      kind: 'none',
    });
  });

  it('leaves the queue when all is as before', () => {
    expect(decideReview({ reviewSince: EARLIER, approved: nature }, other, nature, NOW)).toEqual({
      kind: 'as-before',
    });
  });

  it('comes back after it was sent back', () => {
    expect(
      decideReview({ reviewSince: null, approved: nature }, other, { ...nature, title: 'Encore autre' }, NOW),
    ).toEqual({ kind: 'look-at', since: NOW, approved: nature });
  });
});

describe('a verdict', () => {
  const facts = { state: 'submitted', complete: true, revision: 3, seen: 3 } as const;

  it.each([
    ['publishes what was submitted', 'approve', {}, 'publish'],
    ['leaves a changed one as it is', 'approve', { state: 'changed' }, 'confirm'],
    ['sends back', 'return', {}, 'return'],
    ['sends a public one back too', 'return', { state: 'changed' }, 'return'],
    ['publishes nothing incomplete', 'approve', { complete: false }, 'incomplete'],
    ['sends back what is incomplete', 'return', { complete: false }, 'return'],
    ['decides nothing unseen', 'approve', { revision: 4 }, 'changed-since'],
    ['sends back nothing unseen', 'return', { revision: 4 }, 'changed-since'],
    ['comes too late after somebody’s return', 'approve', { state: 'returned' }, 'decided-already'],
    ['comes too late after somebody’s yes', 'return', { state: 'none' }, 'decided-already'],
  ] as const)('%s', (_, verdict, change, kind) => {
    expect(decideVerdict(verdict, { ...facts, ...change })).toEqual({ kind });
  });

  const organisation = { verifiedAt: null, reviewSince: NOW, revision: 1, seen: 1 };
  it.each([
    ['says yes', 'approve', {}, 'verify'],
    ['sends back', 'return', {}, 'return'],
    ['decides nothing unseen', 'approve', { revision: 2 }, 'changed-since'],
    ['comes after a yes', 'return', { verifiedAt: NOW, reviewSince: null }, 'decided-already'],
    ['comes after a return', 'approve', { reviewSince: null }, 'decided-already'],
  ] as const)('on an organisation %s', (_, verdict, change, kind) => {
    expect(decideOrganisationVerdict(verdict, { ...organisation, ...change })).toEqual({ kind });
  });
});
