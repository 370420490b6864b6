import type { ContentRefusal, EditRefusal, MissingPart, TimeProblem } from '#app/domain/session-editing.ts';
import type { FieldError, FieldErrors } from './form.ts';

const timeErrors: Record<TimeProblem['reason'], FieldError> = {
  unreadable: 'date',
  skipped: 'skippedHour',
  'end-before-start': 'endBeforeStart',
  'in-the-past': 'inThePast',
};

const missingErrors: Record<MissingPart, FieldErrors> = {
  description: { description: 'required' },
  venue: { venueId: 'venueNeeded' },
  'online-address': { onlineUrl: 'required' },
};

/** Beside which field of the session's form a refusal is told, and how. */
export function refusalErrors(refusal: ContentRefusal | EditRefusal): FieldErrors {
  switch (refusal.kind) {
    case 'wrong-time':
      return { [refusal.problem.field]: timeErrors[refusal.problem.reason] };
    case 'unknown-venue':
      return { venueId: 'venueUnknown' };
    case 'unknown-programme':
      return { programme: 'choose' };
    case 'in-the-past':
      return { date: 'inThePast' };
    case 'under-way':
      return { startTime: 'startIsFixed' };
    case 'capacity-below-taken':
      return { capacity: 'capacityBelowTaken' };
    case 'has-registrations':
      return { entry: 'dropInHasRegistrations' };
    case 'incomplete':
      return Object.fromEntries(refusal.missing.flatMap((part) => Object.entries(missingErrors[part])));
    // Told on a page of their own: no field mends them.
    case 'cancelled':
    case 'past':
      return {};
  }
}
