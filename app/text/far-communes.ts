import type { FarCommunes } from '#app/domain/territory-report.ts';
import { formatList } from './format.ts';
import type { Locale, Text } from './locale.ts';

/** The names of the communes that are far from every session: all of them, or the most populated ones. */
export function farNames({ communes, names }: FarCommunes, text: Text, locale: Locale): string {
  const words = text.territoryReport.coverage;
  if (names.length < communes) return words.mostNames(names.join(', '));
  return words.names(names.length, formatList(names, locale));
}
