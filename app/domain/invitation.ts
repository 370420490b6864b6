/** An invitation: a mediator asks a colleague to join the organisation. Instants are UTC, as `toISOString()` writes them. */

export const INVITATION_DAYS = 7;
/** Of one organisation in 24 hours; withdrawn ones count, so that nobody writes to the whole world by withdrawing. */
export const INVITATIONS_PER_DAY = 20;
/** Mails to one address in 24 hours, whoever invites: an address is not flooded by several organisations. */
export const MAILS_PER_ADDRESS = 3;

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
  /** Works for the organisation already: its people see each other's addresses. */
  | { kind: 'colleague' }
  | { kind: 'invited-already' }
  | { kind: 'too-many' }
  /**
   * The invitation stands; without `mails` no mail goes out. Whether the address has an account elsewhere plays no part:
   * whoever invites must not learn it.
   */
  | { kind: 'invite'; mails: boolean };

export type InvitationFacts = {
  isColleague: boolean;
  isInvited: boolean;
  /** Invitations of the organisation in the last 24 hours, and those of anybody to the address. */
  sentByOrganisation: number;
  sentToAddress: number;
};

/** Whether an organisation may invite an address. */
export function decideInvitation(facts: InvitationFacts): InvitationDecision {
  if (facts.isColleague) return { kind: 'colleague' };
  if (facts.isInvited) return { kind: 'invited-already' };
  if (facts.sentByOrganisation >= INVITATIONS_PER_DAY) return { kind: 'too-many' };
  return { kind: 'invite', mails: facts.sentToAddress < MAILS_PER_ADDRESS };
}

/** An organisation keeps somebody who can manage its sessions. */
export function mayRemove(mediators: readonly { id: string }[], accountId: string): boolean {
  return mediators.some(({ id }) => id !== accountId);
}

export type InvitationMessageDecision =
  | { kind: 'send'; as: 'colleague-invited' | 'colleague-elsewhere' }
  | { kind: 'drop'; why: 'invitation answered or over' };

/** What the invited address is told: the link, or, when it has an account already, what to do. */
export function decideInvitationMessage(
  invitation: (InvitationDates & { hasAccount: boolean }) | undefined,
  now: string,
): InvitationMessageDecision {
  if (!invitation || invitationState(invitation, now) !== 'open')
    return { kind: 'drop', why: 'invitation answered or over' };
  return { kind: 'send', as: invitation.hasAccount ? 'colleague-elsewhere' : 'colleague-invited' };
}
