import type { Participants } from '#app/domain/totals.ts';
import { formatList, formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';

/** How the number of participants was obtained; figures of different grades never stand alone. */
export function ParticipantsMakeUp({ participants }: { participants: Participants }) {
  const { text, locale } = useText();
  const grades = ['checkedIn', 'counted', 'estimated', 'registered'] as const;
  const parts = grades
    .filter((grade) => participants[grade] > 0)
    .map((grade) => text.home.grades[grade](participants[grade], formatNumber(participants[grade], locale)));
  if (parts.length === 0) return null;
  return <p className="soft small">{text.home.makeUp(formatList(parts, locale))}</p>;
}

/** People in reports that wait to be verified: never in a total, always beside it. */
export function ToVerify({ count }: { count: number }) {
  const { text, locale, href } = useText();
  if (count === 0) return null;
  const words = text.figures.toVerify;
  return (
    <p className="soft small">
      <strong>{words.count(count, formatNumber(count, locale))}</strong>{' '}
      <a href={href('/chiffres#methode')}>{words.method}</a>
    </p>
  );
}
