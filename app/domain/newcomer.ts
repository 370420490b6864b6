/**
 * A newcomer: a mediator whom nobody here knows asks to come in with an organisation of their own. The address is
 * confirmed first, by a mailed link; the organisation then waits for a coordinator's yes. Nobody joins an organisation
 * that is there already this way: its people invite their colleagues. Instants are UTC, as `toISOString()` writes them.
 */

export const NEWCOMER_DAYS = 3;
/** Mails to one address in 24 hours: whoever types somebody's address again and again fills nobody's mailbox. */
export const MAILS_PER_ADDRESS = 3;
/** Requests of everybody in an hour: this door is no way to write to the whole world. */
export const REQUESTS_PER_HOUR = 100;

export const MAXIMUM_INTRODUCTION_LENGTH = 400;

export type RequestDecision =
  /** Without `mails` no mail goes out, and the answer is the same. */
  { kind: 'take'; mails: boolean } | { kind: 'too-many' };

/** Whether a request is taken. Whether the address has an account plays no part: whoever asks must not learn it. */
export function decideRequest(facts: { inLastHour: number; toAddress: number }): RequestDecision {
  if (facts.inLastHour >= REQUESTS_PER_HOUR) return { kind: 'too-many' };
  return { kind: 'take', mails: facts.toAddress < MAILS_PER_ADDRESS };
}

export type RequestState = 'open' | 'accepted' | 'expired';

/** What a request is good for at `now`. */
export function requestState(
  { acceptedAt, expiresAt }: { acceptedAt: string | null; expiresAt: string },
  now: string,
): RequestState {
  if (acceptedAt !== null) return 'accepted';
  return expiresAt > now ? 'open' : 'expired';
}

export type NewcomerMessageDecision =
  | { kind: 'send'; as: 'newcomer-confirmation' | 'newcomer-known' }
  | { kind: 'drop'; why: 'request answered or over' };

/** What the address is told: the link, or, when it has an account already, that it has. Only its reader learns which. */
export function decideNewcomerMessage(
  request: { acceptedAt: string | null; expiresAt: string; hasAccount: boolean } | undefined,
  now: string,
): NewcomerMessageDecision {
  if (!request || requestState(request, now) !== 'open')
    return { kind: 'drop', why: 'request answered or over' };
  return { kind: 'send', as: request.hasAccount ? 'newcomer-known' : 'newcomer-confirmation' };
}
