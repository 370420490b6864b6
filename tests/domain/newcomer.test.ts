import { describe, expect, it } from 'vitest';
import {
  decideNewcomerMessage,
  decideRequest,
  MAILS_PER_ADDRESS,
  REQUESTS_PER_HOUR,
  requestState,
} from '#app/domain/newcomer.ts';

const NOW = '2027-03-01T09:00:00.000Z';
const LATER = '2027-03-01T09:00:00.001Z';
const open = { acceptedAt: null, expiresAt: LATER };

describe('a request to come in', () => {
  it.each([
    ['is mailed', { inLastHour: 0, toAddress: 0 }, { kind: 'take', mails: true }],
    [
      'is mailed the last time',
      { inLastHour: 0, toAddress: MAILS_PER_ADDRESS - 1 },
      { kind: 'take', mails: true },
    ],
    [
      'is taken without a mail',
      { inLastHour: 0, toAddress: MAILS_PER_ADDRESS },
      { kind: 'take', mails: false },
    ],
    ['is one too many', { inLastHour: REQUESTS_PER_HOUR, toAddress: 0 }, { kind: 'too-many' }],
  ] as const)('%s', (_, facts, decision) => expect(decideRequest(facts)).toEqual(decision));

  it.each([
    ['open', open],
    ['expired', { ...open, expiresAt: NOW }],
    ['accepted', { acceptedAt: NOW, expiresAt: LATER }],
  ] as const)('is %s', (state, dates) => expect(requestState(dates, NOW)).toBe(state));

  it('tells only the reader of the mail whether the address has an account', () => {
    expect(decideNewcomerMessage({ ...open, hasAccount: false }, NOW)).toEqual({
      kind: 'send',
      as: 'newcomer-confirmation',
    });
    expect(decideNewcomerMessage({ ...open, hasAccount: true }, NOW)).toEqual({
      kind: 'send',
      as: 'newcomer-known',
    });
    for (const over of [undefined, { ...open, expiresAt: NOW, hasAccount: false }])
      expect(decideNewcomerMessage(over, NOW)).toMatchObject({ kind: 'drop' });
  });
});
