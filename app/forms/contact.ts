import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js/max';
import { z } from 'zod';
import { line } from './plain-text.ts';

/** How to reach somebody: a lower-case e-mail address, or a phone number in E.164 (`+33612345678`). */
export type ReadContact = { kind: 'email' | 'phone'; value: string };

/** RFC 5321, section 4.5.3.1.3: a path holds 256 octets, two of which are its brackets. */
const EMAIL_LENGTH = 254;

/**
 * Numbering plans in which ten digits starting with 0 may be read, mainland first. The Pacific's and
 * Saint-Pierre-et-Miquelon's numbers have six or eight digits that fit several: those need their prefix (`+687 …`).
 */
const TEN_DIGIT_PLANS: CountryCode[] = ['FR', 'RE', 'YT', 'GP', 'MQ', 'GF'];

const emailShape = z.email();

/** One field that takes an e-mail address or a phone number, as people type them. */
export const contactShape = line(1, EMAIL_LENGTH).transform((typed, context): ReadContact => {
  const contact = typed.includes('@') ? readEmail(typed) : readPhone(typed);
  if (contact) return contact;
  const digits = typed.replace(/\D/g, '').length;
  context.addIssue(typed.includes('@') ? 'emailAddress' : digits > 3 ? 'phoneNumber' : 'contact');
  return z.NEVER;
});

function readEmail(typed: string): ReadContact | undefined {
  const email = emailShape.safeParse(typed.toLowerCase());
  return email.success ? { kind: 'email', value: email.data } : undefined;
}

function readPhone(typed: string): ReadContact | undefined {
  // Letters in a number are somebody's note, or an address without its @: not a number to write to.
  if (/\p{Letter}/u.test(typed)) return undefined;
  for (const country of TEN_DIGIT_PLANS) {
    const number = parsePhoneNumber(typed, country);
    if (number?.isValid()) return { kind: 'phone', value: number.number };
  }
  return undefined;
}
