import { describe, expect, it } from 'vitest';
import { readToken, signToken } from '#app/auth/signed-token.server.ts';

const secret = 'a-secret-of-thirty-two-characters';
const id = '01990000-0000-7000-8000-000000000001';

describe('a signed token', () => {
  it('gives its id back for the purpose it was made for', () => {
    expect(readToken(secret, 'registration', signToken(secret, 'registration', id))).toBe(id);
  });

  it('opens no door of another purpose', () => {
    expect(readToken(secret, 'sign-in', signToken(secret, 'registration', id))).toBeUndefined();
  });

  it('is worth nothing with another secret', () => {
    expect(
      readToken('another-secret-of-32-characters--', 'registration', signToken(secret, 'registration', id)),
    ).toBeUndefined();
  });

  it.each([
    ['empty', ''],
    ['too short', 'abc'],
    ['an id alone', id],
    ['endless', 'a'.repeat(10_000)],
    ['with a changed id', signToken(secret, 'registration', id).replace('0001', '0002')],
    ['with signs beyond ASCII', `${id}${'é'.repeat(22)}`],
  ])('is not read when it is %s', (_, token) => {
    expect(readToken(secret, 'registration', token)).toBeUndefined();
  });

  it('can stand in an address as it is', () => {
    const token = signToken(secret, 'registration', id);
    expect(encodeURIComponent(token)).toBe(token);
  });
});
