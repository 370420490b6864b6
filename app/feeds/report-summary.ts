import { type ReportContent, tallyGroupNames, tallyGroups } from '#app/domain/report.ts';
import { formatNumber } from '#app/text/format.ts';
import type { Locale, Text } from '#app/text/locale.ts';

/** A session in words: day, hours and place as its papers write them. */
export type SummarisedSession = {
  title: string;
  day: string;
  hours: string;
  place: string;
  address: string;
  startsAt: string;
  endsAt: string;
};

/**
 * A report as plain text, one fact a line, in the order in which La Coop de la médiation numérique asks for them.
 * Categories that were not told are left out.
 */
export function writeReportSummary(
  session: SummarisedSession,
  { headCount, grade, tallies, comment }: ReportContent,
  text: Text,
  locale: Locale,
): string {
  const words = text.reports.summary;
  const number = (value: number) => formatNumber(value, locale);
  const minutes = Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000);
  const groups = tallyGroupNames.flatMap((group) => {
    const parts = tallyGroups[group].flatMap((category) => {
      const people = tallies[category];
      return people === undefined ? [] : [words.part(text.reports.categories[category], number(people))];
    });
    return parts.length === 0 ? [] : [words.tally(text.reports.groups[group], parts.join(words.between))];
  });
  return [
    words.theme,
    words.session(session.title),
    words.day(session.day, session.hours),
    words.length(minutes),
    words.place([session.place, session.address].filter(Boolean).join(', ')),
    words.people(number(headCount), words.grades[grade]),
    ...groups,
    ...(comment === null ? [] : [words.comment(comment)]),
  ].join('\n');
}
