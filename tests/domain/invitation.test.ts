import { describe, expect, it } from 'vitest';
import {
  decideAcceptance,
  decideInvitation,
  decideInvitationMessage,
  decideSending,
  INVITATIONS_PER_DAY,
  invitationState,
  MAILS_PER_ADDRESS,
  mayRemove,
} from '#app/domain/invitation.ts';

const NOW = '2027-03-01T09:00:00.000Z';
const open = { acceptedAt: null, revokedAt: null, expiresAt: '2027-03-01T09:00:00.001Z' };
const facts = {
  to: 'organisation' as const,
  isColleague: false,
  isInvited: false,
  unverified: false,
  sentByInviter: 0,
  sentToAddress: 0,
};

describe('an invitation', () => {
  it('is open until it expires, is accepted or is withdrawn', () => {
    expect(invitationState(open, NOW)).toBe('open');
    expect(invitationState({ ...open, expiresAt: NOW }, NOW)).toBe('expired');
    expect(invitationState({ ...open, acceptedAt: NOW }, NOW)).toBe('accepted');
    expect(invitationState({ ...open, revokedAt: NOW }, NOW)).toBe('revoked');
  });

  it('is refused to a colleague, to whoever has one, and beyond the day’s number', () => {
    expect(decideInvitation({ ...facts, isColleague: true })).toEqual({ kind: 'colleague' });
    expect(decideInvitation({ ...facts, isInvited: true })).toEqual({ kind: 'invited-already' });
    for (const to of ['organisation', 'territory'] as const) {
      const most = INVITATIONS_PER_DAY[to];
      expect(decideInvitation({ ...facts, to, sentByInviter: most })).toEqual({ kind: 'too-many' });
      expect(decideInvitation({ ...facts, to, sentByInviter: most - 1 })).toEqual({
        kind: 'invite',
        mails: true,
      });
    }
  });

  it('stands without a mail for an address that has had its mails of the day', () => {
    expect(decideInvitation({ ...facts, sentToAddress: MAILS_PER_ADDRESS })).toEqual({
      kind: 'invite',
      mails: false,
    });
  });

  it('is told as what it is when the mail leaves', () => {
    const colleague = { ...open, to: 'organisation' as const, worksElsewhere: false };
    expect(decideInvitationMessage(colleague, NOW)).toMatchObject({ as: 'colleague-invited' });
    expect(decideInvitationMessage({ ...colleague, worksElsewhere: true }, NOW)).toMatchObject({
      as: 'colleague-elsewhere',
    });
    for (const worksElsewhere of [false, true])
      expect(decideInvitationMessage({ ...colleague, to: 'territory', worksElsewhere }, NOW)).toMatchObject({
        as: 'coordinator-invited',
      });
    for (const gone of [undefined, { ...colleague, revokedAt: NOW }])
      expect(decideInvitationMessage(gone, NOW).kind).toBe('drop');
  });

  it('is sent again an hour after the last time, while it is open', () => {
    const sent = { ...open, sentAt: '2027-03-01T08:00:00.000Z', sentToAddress: 1 };
    expect(decideSending(sent, NOW)).toEqual({ kind: 'send', mails: true });
    expect(decideSending({ ...sent, sentToAddress: MAILS_PER_ADDRESS }, NOW)).toEqual({
      kind: 'send',
      mails: false,
    });
    expect(decideSending({ ...sent, sentAt: '2027-03-01T08:00:00.001Z' }, NOW)).toEqual({ kind: 'too-soon' });
    expect(decideSending({ ...sent, expiresAt: NOW }, NOW)).toEqual({ kind: 'over' });
  });

  it('opens an account, or gives the account that the address has what it lacks', () => {
    const accept = (changes: Partial<Parameters<typeof decideAcceptance>[0]>) =>
      decideAcceptance({
        to: 'territory',
        account: undefined,
        isCountry: false,
        isLastNational: false,
        ...changes,
      }).kind;
    const mediator = { organisationId: 'library' };
    const coordinator = { organisationId: null };
    expect(accept({})).toBe('open-account');
    expect(accept({ to: 'organisation' })).toBe('open-account');
    expect(accept({ account: mediator })).toBe('coordinate');
    expect(accept({ account: coordinator })).toBe('coordinate');
    expect(accept({ to: 'organisation', account: mediator })).toBe('has-account');
    expect(accept({ to: 'organisation', account: coordinator })).toBe('join-organisation');
    expect(accept({ account: coordinator, isLastNational: true })).toBe('last-national');
    expect(accept({ account: coordinator, isLastNational: true, isCountry: true })).toBe('coordinate');
  });

  it('leaves an organisation its last mediator', () => {
    expect(mayRemove([{ id: 'a' }], 'a')).toBe(false);
    expect(mayRemove([{ id: 'a' }, { id: 'b' }], 'a')).toBe(true);
  });
});
