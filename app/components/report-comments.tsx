import type { FoundReport } from '#app/routes/coordination-territory-report-facts.server.ts';
import { foreignLanguage, formatDay, formatNumber, keepSigns } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import styles from './territory-report.module.css';

/** What mediators wrote of their sessions, each with which one it was. */
export function ReportComments({ comments: { total, lines } }: { comments: FoundReport['comments'] }) {
  const { text, locale } = useText();
  const words = text.territoryReport.comments;
  if (lines.length === 0) return <p>{words.none}</p>;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <>
      <p>
        {lines.length < total
          ? words.some(number(lines.length), number(total))
          : words.all(total, number(total))}
      </p>
      <ul className={styles.comments}>
        {lines.map(({ sessionId, comment, title, language, day, communeName }) => (
          <li key={sessionId}>
            <blockquote>
              <p>{words.quote(keepSigns(comment))}</p>
            </blockquote>
            <p className="soft small">
              {communeName ?? words.online}, {formatDay(day, locale)} ·{' '}
              <span lang={foreignLanguage(language, locale)}>{keepSigns(title)}</span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
