import { z } from 'zod';
import type { VenueEdit } from '#app/domain/venue-editing.ts';
import { optionalLine, optionalParagraphs } from './plain-text.ts';
import { venueFields } from './venue.ts';

/** Digits with the signs that people write between them: numbers of venues come from files in every form. */
const PHONE = /^\+?[\d\s().\-/]{6,}$/;

/** An address people type without `https://` gets it. */
const website = optionalLine(300)
  .transform((typed) => (typed && !/^[a-z]+:/i.test(typed) ? `https://${typed}` : typed))
  .refine((typed) => typed === null || isWebAddress(typed), { error: 'webAddress' });

function isWebAddress(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const { protocol, hostname } = new URL(typed);
  return /^https?:$/.test(protocol) && hostname.includes('.');
}

/** A venue that is corrected: everything but its commune. */
export const venueEditShape = z
  .object({
    ...venueFields,
    phone: optionalLine(40).refine((typed) => typed === null || PHONE.test(typed), { error: 'phoneNumber' }),
    website,
    openingHours: optionalParagraphs(500),
  })
  .transform(({ stepFree, ...form }): VenueEdit => ({ ...form, stepFree: stepFree === '1' }));
