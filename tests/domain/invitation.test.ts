import { describe, expect, it } from 'vitest';
import {
  decideInvitation,
  decideInvitationMessage,
  INVITATIONS_PER_DAY,
  invitationState,
  MAILS_PER_ADDRESS,
  mayRemove,
} from '#app/domain/invitation.ts';

const NOW = '2027-03-01T09:00:00.000Z';
const open = { acceptedAt: null, revokedAt: null, expiresAt: '2027-03-01T09:00:00.001Z' };
const facts = { isColleague: false, isInvited: false, sentByOrganisation: 0, sentToAddress: 0 };

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
    expect(decideInvitation({ ...facts, sentByOrganisation: INVITATIONS_PER_DAY })).toEqual({
      kind: 'too-many',
    });
    expect(decideInvitation({ ...facts, sentByOrganisation: INVITATIONS_PER_DAY - 1 })).toEqual({
      kind: 'invite',
      mails: true,
    });
  });

  it('stands without a mail for an address that has had its mails of the day', () => {
    expect(decideInvitation({ ...facts, sentToAddress: MAILS_PER_ADDRESS })).toEqual({
      kind: 'invite',
      mails: false,
    });
  });

  it('is told as what it is when the mail leaves', () => {
    expect(decideInvitationMessage({ ...open, hasAccount: false }, NOW)).toMatchObject({
      as: 'colleague-invited',
    });
    expect(decideInvitationMessage({ ...open, hasAccount: true }, NOW)).toMatchObject({
      as: 'colleague-elsewhere',
    });
    for (const gone of [undefined, { ...open, hasAccount: false, revokedAt: NOW }])
      expect(decideInvitationMessage(gone, NOW).kind).toBe('drop');
  });

  it('leaves an organisation its last mediator', () => {
    expect(mayRemove([{ id: 'a' }], 'a')).toBe(false);
    expect(mayRemove([{ id: 'a' }, { id: 'b' }], 'a')).toBe(true);
  });
});
