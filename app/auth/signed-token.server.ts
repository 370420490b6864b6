import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Tokens of mailed links: an id and a signature over it, so that a link can be written again for a reminder and
 * nothing secret is stored. A token made for one purpose opens no other door.
 */
export type TokenPurpose =
  | 'registration'
  | 'sign-in'
  | 'form'
  | 'alert'
  | 'report'
  | 'invitation'
  | 'newcomer'
  | 'check-in'
  | 'arrival'
  | 'notification';

const SIGNATURE_LENGTH = 22;

/** The token of `id` for `purpose`: letters, digits, `-` and `_` only. */
export function signToken(secret: string, purpose: TokenPurpose, id: string): string {
  return `${id}${signature(secret, purpose, id)}`;
}

/** The id inside a token, or undefined when we did not sign it for that purpose. */
export function readToken(secret: string, purpose: TokenPurpose, token: string): string | undefined {
  if (token.length <= SIGNATURE_LENGTH || token.length > 200) return undefined;
  const id = token.slice(0, -SIGNATURE_LENGTH);
  const given = Buffer.from(token.slice(-SIGNATURE_LENGTH));
  const expected = Buffer.from(signature(secret, purpose, id));
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
}

/** 128 bits of HMAC-SHA-256. */
function signature(secret: string, purpose: TokenPurpose, id: string): string {
  return createHmac('sha256', secret)
    .update(`${purpose}:${id}`)
    .digest('base64url')
    .slice(0, SIGNATURE_LENGTH);
}
