import { z } from 'zod';
import { LONGEST_VERIFICATION_NOTE } from '#app/domain/report-check.ts';
import { optionalParagraphs, paragraphs } from './plain-text.ts';

/** The version that the coordinator read. */
const seen = z.coerce.number().int().min(1);

/** A report is right: what convinced the coordinator may stay unsaid. */
export const confirmationShape = z.object({ seen, note: optionalParagraphs(LONGEST_VERIFICATION_NOTE) });

/** A report is to be looked at again: whoever filed it is told why. */
export const correctionRequestShape = z.object({
  seen,
  reason: paragraphs(LONGEST_VERIFICATION_NOTE).refine((reason) => reason !== '', { error: 'required' }),
});
