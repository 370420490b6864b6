import type { CheckReason } from '#app/domain/report-check.ts';
import { formatNumber } from './format.ts';
import type { Locale, Text } from './locale.ts';

/** What looks odd about a report, as a sentence. */
export function writeReason(reason: CheckReason, { reportChecks }: Text, locale: Locale): string {
  const words = reportChecks.reasons;
  const number = (value: number) => formatNumber(value, locale);
  switch (reason.kind) {
    case 'before_session':
      return words.beforeSession;
    case 'above_capacity':
      return words.aboveCapacity(number(reason.seats));
    case 'above_usual': {
      const sentence = reason.of === 'venue' ? words.aboveVenue : words.aboveFormat;
      return sentence(number(reason.usual), number(reason.most), number(reason.reports));
    }
    case 'same_number':
      return words.sameNumber(number(reason.reports));
    case 'round_numbers':
      return words.roundNumbers(number(reason.reports));
  }
}
