import { EARLIER_AT_VENUE, EARLIER_OF_FORMAT, SERIES } from '#app/domain/report-check.ts';
import { formatNumber } from './format.ts';
import type { Locale, Text } from './locale.ts';

/** A sentence, and those that it introduces. */
export type MethodPart = { sentence: string; parts: string[] };

/** How figures are obtained: the same words on `/chiffres`, on reports and on paper. */
export function figuresMethod({ figures: { method } }: Text, locale: Locale): MethodPart[] {
  const number = (value: number) => formatNumber(value, locale);
  const alone = (sentence: string): MethodPart => ({ sentence, parts: [] });
  return [
    alone(method.events),
    alone(method.seats),
    alone(method.unlimited),
    alone(method.participants),
    {
      sentence: method.grades,
      parts: [method.checkedIn, method.counted, method.estimated, method.registered],
    },
    {
      sentence: method.verification,
      parts: [
        method.aboveCapacity,
        method.aboveUsual(number(EARLIER_AT_VENUE), number(EARLIER_OF_FORMAT)),
        method.inSeries(number(SERIES)),
      ],
    },
    alone(method.waiting),
    alone(method.targets),
    alone(method.territories),
  ];
}
