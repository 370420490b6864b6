import { fold } from './folding.ts';
import type { Attendance, Audience, Format, Language } from './session.ts';

/**
 * Moderation: what a coordinator looks at. A new organisation waits for a first yes; until then what its mediators
 * publish is submitted, and seen by nobody else. What is verified is public at once. A published session whose nature
 * changes afterwards stays public and comes back to be looked at. Instants are UTC, as `Date.toISOString()` writes them.
 */

export const returnReasons = [
  'unclear',
  'incomplete',
  'wrong-place',
  'not-about-ai',
  'not-free',
  'duplicate',
  'unknown-organisation',
  'other',
] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** Why something was sent back: one of the reasons, and what the coordinator adds (`other` is nothing without it). */
export type Return = { reason: ReturnReason; note: string | null };

/** Longest note of a coordinator to a mediator, in UTF-16 units. */
export const MAXIMUM_NOTE_LENGTH = 600;

export type ReviewDates = {
  publishedAt: string | null;
  /** Since when a coordinator is to look at it. */
  reviewSince: string | null;
  returnedAt: string | null;
};

/** `changed`: published, and to be looked at again; `returned`: its mediator is to correct it, public or not. */
export type ReviewState = 'none' | 'submitted' | 'changed' | 'returned';

/** Where a session stands between its mediator and the coordinators. */
export function reviewState({ publishedAt, reviewSince, returnedAt }: ReviewDates): ReviewState {
  if (reviewSince !== null) return publishedAt === null ? 'submitted' : 'changed';
  return returnedAt === null ? 'none' : 'returned';
}

export type OrganisationState = 'verified' | 'waiting' | 'returned';

/** Where an organisation stands: one that was returned waits again with the next session that it submits. */
export function organisationState(organisation: {
  verifiedAt: string | null;
  returnedAt: string | null;
}): OrganisationState {
  if (organisation.verifiedAt !== null) return 'verified';
  return organisation.returnedAt === null ? 'waiting' : 'returned';
}

/** What a session is: not when it is held nor how many it takes, which is the mediator's alone. */
export type SessionNature = {
  title: string;
  description: string;
  programmeSlug: string;
  audience: Audience;
  format: Format;
  language: Language;
  attendance: Attendance;
  venueId: string | null;
  onlineUrl: string | null;
};

export const natureParts = [
  'title',
  'programmeSlug',
  'description',
  'audience',
  'format',
  'language',
  'attendance',
  'venueId',
  'onlineUrl',
] as const satisfies readonly (keyof SessionNature)[];
export type NaturePart = (typeof natureParts)[number];

/** Less than this share of a description's words was there before: it is another one. */
const WORDS_KEPT = 1 / 2;

/**
 * The parts by which `after` is something else than `before`, in the order of `natureParts`. Signs, capitals and accents
 * of a title do not count, nor does a description that was polished: it counts when half of its words are new, or when
 * it leads to a web address that was not there.
 */
export function changedParts(before: SessionNature, after: SessionNature): NaturePart[] {
  return natureParts.filter((part) => {
    switch (part) {
      case 'title':
        return fold(before.title) !== fold(after.title);
      case 'description':
        return isOtherDescription(before.description, after.description);
      default:
        return before[part] !== after[part];
    }
  });
}

function isOtherDescription(before: string, after: string): boolean {
  const known = new Set(addressesIn(before));
  if (addressesIn(after).some((address) => !known.has(address))) return true;
  const words = fold(after).split(' ');
  const old = new Set(fold(before).split(' '));
  const kept = words.filter((word) => old.has(word)).length;
  return kept < words.length * WORDS_KEPT;
}

function addressesIn(text: string): string[] {
  return text.toLowerCase().match(/(?:https?:\/\/|www\.)[^\s)>\]]+/g) ?? [];
}

export type ReviewFacts = {
  reviewSince: string | null;
  /** What a coordinator, or the mediator who published it, knew before it changed; null when it did not. */
  approved: SessionNature | null;
};

export type ReviewDecision =
  /** The edit is none of the coordinators' business. */
  | { kind: 'none' }
  /** It comes to the queue, or stays there with its place in it; `approved` is what it is compared with. */
  | { kind: 'look-at'; since: string; approved: SessionNature }
  /** It is again what it was: there is nothing to look at. */
  | { kind: 'as-before' };

/** What an edit of a published session makes of its place in the queue. */
export function decideReview(
  { reviewSince, approved }: ReviewFacts,
  before: SessionNature,
  after: SessionNature,
  now: string,
): ReviewDecision {
  if (changedParts(before, after).length === 0) return { kind: 'none' };
  const compared = approved ?? before;
  if (changedParts(compared, after).length === 0) return { kind: 'as-before' };
  return { kind: 'look-at', since: reviewSince ?? now, approved: compared };
}

/** What a coordinator does with what waits. */
export type Verdict = { kind: 'approve' } | ({ kind: 'return' } & Return);

export type VerdictFacts = {
  state: ReviewState;
  /** Complete enough for the public. */
  complete: boolean;
  revision: number;
  /** The revision that the coordinator saw. */
  seen: number;
};

export type VerdictDecision =
  | { kind: 'publish' }
  /** It is public already, and may stay as it is. */
  | { kind: 'confirm' }
  | { kind: 'return' }
  /** Somebody else decided first. */
  | { kind: 'decided-already' }
  /** Its mediator changed it since the coordinator saw it. */
  | { kind: 'changed-since' }
  | { kind: 'incomplete' };

/** What becomes of a session that a coordinator says yes to, or sends back. Nothing is decided unseen. */
export function decideVerdict(verdict: Verdict['kind'], facts: VerdictFacts): VerdictDecision {
  if (facts.state !== 'submitted' && facts.state !== 'changed') return { kind: 'decided-already' };
  if (facts.revision !== facts.seen) return { kind: 'changed-since' };
  if (verdict === 'return') return { kind: 'return' };
  if (facts.state === 'changed') return { kind: 'confirm' };
  return facts.complete ? { kind: 'publish' } : { kind: 'incomplete' };
}

export type OrganisationVerdictFacts = {
  verifiedAt: string | null;
  reviewSince: string | null;
  revision: number;
  seen: number;
};

export type OrganisationVerdictDecision =
  | { kind: 'verify' }
  | { kind: 'return' }
  | { kind: 'decided-already' }
  | { kind: 'changed-since' };

/** What becomes of an organisation that a coordinator says yes to, or sends back. */
export function decideOrganisationVerdict(
  verdict: Verdict['kind'],
  facts: OrganisationVerdictFacts,
): OrganisationVerdictDecision {
  if (facts.verifiedAt !== null || facts.reviewSince === null) return { kind: 'decided-already' };
  if (facts.revision !== facts.seen) return { kind: 'changed-since' };
  return { kind: verdict === 'approve' ? 'verify' : 'return' };
}

/** What coordinators are to look at. */
export const queueKinds = ['submitted', 'changed', 'organisation'] as const;
export type QueueKind = (typeof queueKinds)[number];

/** More than this is "many": counting on would tell nobody more. */
export const COUNTED_AT_MOST = 100;
