/**
 * An offer: seats that were freed are held for the first group of the waiting list that fits in them, until it answers
 * or its time is over. A held seat is neither free nor taken: the group still waits. Instants are UTC, as
 * `Date.toISOString()` writes them.
 *
 * 1. An offer is valid for a quarter of the time that is left before the start, and for 12 hours at most: 12 hours until
 *    two days before, 6 hours on the eve, 3 hours on the morning of an evening's session.
 * 2. Where that would be less than an hour, so in the last four hours, nobody is asked: the seats are given at once.
 * 3. Who cannot be asked is given the seats at once too: somebody without a contact, or whose messages do not go out.
 *    So is everybody once a session has no limit: nobody waits for their answer.
 * 4. A group that lets its offer lapse goes to the end of the list; one that lets a second one lapse is cancelled. An
 *    offer that never left, because the mail server or the gateway was away, counts for neither of the two.
 */

const HOUR = 60 * 60 * 1000;
const MINUTE = 60 * 1000;
const LONGEST = 12 * HOUR;
const SHORTEST = HOUR;
const SHARE_OF_TIME_LEFT = 1 / 4;

/** Offers that a group may let lapse before it is cancelled, that one included. */
const LAPSES_ALLOWED = 2;

/** Kinds of contact that an offer reaches; somebody who has none of them cannot be asked. */
export type AskableContacts = readonly ('email' | 'phone')[];

/**
 * Which contacts an offer reaches with those settings. Mails and texts that stay in the outbox reach nobody, but for
 * the demonstration's mails, which everybody reads at `/demo/messages`.
 */
export function askableContacts(settings: {
  smtpUrl: string | undefined;
  smsUrl: string | undefined;
  demo: boolean;
}): AskableContacts {
  return [
    ...(settings.smtpUrl !== undefined || settings.demo ? (['email'] as const) : []),
    ...(settings.smsUrl !== undefined ? (['phone'] as const) : []),
  ];
}

/**
 * Until when an offer made at `now` is valid, on the whole minute, since that is what people are told; always before the
 * start. Undefined: too late to ask.
 */
export function offerUntil(now: string, startsAt: string): string | undefined {
  const left = Date.parse(startsAt) - Date.parse(now);
  const validity = Math.min(LONGEST, left * SHARE_OF_TIME_LEFT);
  if (validity < SHORTEST) return undefined;
  return new Date(Math.floor((Date.parse(now) + validity) / MINUTE) * MINUTE).toISOString();
}

/** Whether an offer can be answered at `now`. */
export function isOfferOpen(offeredUntil: string | null, now: string): offeredUntil is string {
  return offeredUntil !== null && now < offeredUntil;
}

export type ServingFacts = {
  contactKind: 'email' | 'phone' | null;
  /** Null: unlimited. */
  capacity: number | null;
  startsAt: string;
  askable: AskableContacts;
};

/** What a group is given whose turn has come and whose seats are free. */
export type ServingDecision = { kind: 'seat' } | { kind: 'offer'; until: string };

/** Whether a group is asked first, or given its seats at once. */
export function decideServing(facts: ServingFacts, now: string): ServingDecision {
  const { contactKind, capacity, startsAt, askable } = facts;
  if (capacity === null || contactKind === null || !askable.includes(contactKind)) return { kind: 'seat' };
  const until = offerUntil(now, startsAt);
  return until === undefined ? { kind: 'seat' } : { kind: 'offer', until };
}

export type LapseDecision =
  /** `lapsedOffers`: how many count now; `told`: it hears of it, having heard of the offer. */
  { kind: 'end-of-the-list' | 'cancelled'; lapsedOffers: number; told: boolean };

/** What becomes of a group whose offer lapses. `undelivered`: its message was tried in vain, and is still being tried. */
export function decideLapse(group: { lapsedOffers: number; undelivered: boolean }): LapseDecision {
  if (group.undelivered) return { kind: 'end-of-the-list', lapsedOffers: group.lapsedOffers, told: false };
  const lapsedOffers = group.lapsedOffers + 1;
  return {
    kind: lapsedOffers < LAPSES_ALLOWED ? 'end-of-the-list' : 'cancelled',
    lapsedOffers,
    told: true,
  };
}

export type MovedOfferDecision = { kind: 'keep' } | { kind: 'shorten'; until: string } | { kind: 'seat' };

/**
 * What becomes of an open offer when its session moves to `startsAt`: its time is cut where a new offer would end
 * sooner, and where it is too late to ask, the seats are given.
 */
export function decideMovedOffer(offeredUntil: string, startsAt: string, now: string): MovedOfferDecision {
  const until = offerUntil(now, startsAt);
  if (until === undefined) return { kind: 'seat' };
  return until < offeredUntil ? { kind: 'shorten', until } : { kind: 'keep' };
}
