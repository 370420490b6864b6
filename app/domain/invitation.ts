/**
 * An invitation: a mediator asks a colleague to join the organisation, a coordinator asks somebody to coordinate a
 * territory, their own or one below. Instants are UTC, as `toISOString()` writes them.
 */

export const INVITATION_DAYS = 7;
/**
 * Of one organisation, or of one coordinator, in 24 hours; withdrawn ones count, so that nobody writes to the whole world
 * by withdrawing. A coordinator of the country invites those of every département in two days.
 */
export const INVITATIONS_PER_DAY = { organisation: 20, territory: 60 } as const;
/** Mails to one address in 24 hours, whoever invites: an address is not flooded by several organisations. */
export const MAILS_PER_ADDRESS = 3;
/** An invitation is sent again at the earliest after so many hours. */
export const HOURS_BETWEEN_SENDINGS = 1;

/** What somebody is invited to. */
export type InvitedTo = 'organisation' | 'territory';

export type InvitationDates = { acceptedAt: string | null; revokedAt: string | null; expiresAt: string };

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

/** What an invitation is good for at `now`. */
export function invitationState(
  { acceptedAt, revokedAt, expiresAt }: InvitationDates,
  now: string,
): InvitationState {
  if (acceptedAt !== null) return 'accepted';
  if (revokedAt !== null) return 'revoked';
  return expiresAt > now ? 'open' : 'expired';
}

export type InvitationDecision =
  /** Works for the organisation, or coordinates that territory, already: its people see each other's addresses. */
  | { kind: 'colleague' }
  /** An organisation that nobody said yes to writes to nobody. */
  | { kind: 'unverified' }
  | { kind: 'invited-already' }
  | { kind: 'too-many' }
  /**
   * The invitation stands; without `mails` no mail goes out. Whether the address has an account elsewhere plays no part:
   * whoever invites must not learn it.
   */
  | { kind: 'invite'; mails: boolean };

export type InvitationFacts = {
  to: InvitedTo;
  isColleague: boolean;
  isInvited: boolean;
  /** Whoever invites works for an organisation that waits for its first yes. */
  unverified: boolean;
  /** Invitations of the organisation, or of the coordinator, in the last 24 hours; mails of anybody to the address then. */
  sentByInviter: number;
  sentToAddress: number;
};

/** Whether an address may be invited. */
export function decideInvitation(facts: InvitationFacts): InvitationDecision {
  if (facts.isColleague) return { kind: 'colleague' };
  if (facts.unverified) return { kind: 'unverified' };
  if (facts.isInvited) return { kind: 'invited-already' };
  if (facts.sentByInviter >= INVITATIONS_PER_DAY[facts.to]) return { kind: 'too-many' };
  return { kind: 'invite', mails: facts.sentToAddress < MAILS_PER_ADDRESS };
}

export type SendingDecision =
  | { kind: 'over' }
  | { kind: 'too-soon' }
  /** Valid for `INVITATION_DAYS` from now; without `mails` no mail goes out, as for a first one. */
  | { kind: 'send'; mails: boolean };

/** Whether an invitation is sent again at `now`. */
export function decideSending(
  { sentAt, sentToAddress, ...dates }: InvitationDates & { sentAt: string; sentToAddress: number },
  now: string,
): SendingDecision {
  if (invitationState(dates, now) !== 'open') return { kind: 'over' };
  const hours = (Date.parse(now) - Date.parse(sentAt)) / 3_600_000;
  if (hours < HOURS_BETWEEN_SENDINGS) return { kind: 'too-soon' };
  return { kind: 'send', mails: sentToAddress < MAILS_PER_ADDRESS };
}

export type Acceptance =
  | { kind: 'open-account' }
  /** The account, which works for nobody, works for the organisation from now on. */
  | { kind: 'join-organisation' }
  /** The account coordinates the territory from now on, and no other one; it keeps the organisation that it works for. */
  | { kind: 'coordinate' }
  | { kind: 'has-account' }
  /** The country would be left without a coordinator. */
  | { kind: 'last-national' };

/** What accepting does: `account` is what the address has by then. */
export function decideAcceptance({
  to,
  account,
  isCountry,
  isLastNational,
}: {
  to: InvitedTo;
  account: { organisationId: string | null } | undefined;
  /** Whether the territory is the whole country. */
  isCountry: boolean;
  /** Whether the account is the only one that coordinates the country. */
  isLastNational: boolean;
}): Acceptance {
  if (!account) return { kind: 'open-account' };
  if (to === 'organisation')
    return account.organisationId === null ? { kind: 'join-organisation' } : { kind: 'has-account' };
  return isLastNational && !isCountry ? { kind: 'last-national' } : { kind: 'coordinate' };
}

/** An organisation keeps somebody who can manage its sessions; the country somebody who coordinates it. */
export function mayRemove(people: readonly { id: string }[], accountId: string): boolean {
  return people.some(({ id }) => id !== accountId);
}

export type InvitationMessageDecision =
  | { kind: 'send'; as: 'colleague-invited' | 'colleague-elsewhere' | 'coordinator-invited' }
  | { kind: 'drop'; why: 'invitation answered or over' };

/**
 * What the invited address is told: the link, or, when its account works for another organisation, what to do. A territory
 * can be accepted with an account too.
 */
export function decideInvitationMessage(
  invitation: (InvitationDates & { to: InvitedTo; worksElsewhere: boolean }) | undefined,
  now: string,
): InvitationMessageDecision {
  if (!invitation || invitationState(invitation, now) !== 'open')
    return { kind: 'drop', why: 'invitation answered or over' };
  if (invitation.to === 'territory') return { kind: 'send', as: 'coordinator-invited' };
  return { kind: 'send', as: invitation.worksElsewhere ? 'colleague-elsewhere' : 'colleague-invited' };
}
