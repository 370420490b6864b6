import type { Figure } from '#app/domain/figure.ts';
import { formatInstant, formatNumber } from '#app/text/format.ts';
import type { FigureRow } from '#db/figure-rows.server.ts';
import { useText } from './page-context.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import { SessionTitle } from './session-title.tsx';
import '#app/styles/figures.css';

/** The sessions that make a figure: what each brings to it, how that is known, and the way to its report. */
export function FigureRows({
  rows,
  figure,
  caption,
}: {
  rows: readonly FigureRow[];
  figure: Figure;
  caption: string;
}) {
  const { text, locale, href } = useText();
  const words = text.figureRows;
  if (rows.length === 0) return <p>{words.none}</p>;
  return (
    <ScrollFrame labelledBy="lignes">
      <table className="rows-table">
        <caption id="lignes">
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.session}</th>
            <th scope="col" className="rows-number">
              {words.columns.number}
            </th>
            <th scope="col">{words.columns.how}</th>
            <th scope="col">{words.columns.day}</th>
            <th scope="col">{words.columns.report}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={href(`/ateliers/${row.slug}`)}>
                  <SessionTitle session={row} />
                </a>
                <br />
                <span className="soft small">
                  {row.venueName === null
                    ? text.vocabulary.attendances.online
                    : `${row.venueName}, ${row.communeName}`}{' '}
                  ({row.departmentCode}), {row.organisation}
                </span>
              </th>
              <td className="rows-number">{formatNumber(row.number, locale)}</td>
              <td>{howKnown(row, figure, words.how)}</td>
              <td>{formatInstant(row.startsAt, row.timeZone, locale, 'date')}</td>
              <td>
                {row.report ? (
                  <a href={href(`/coordination/bilans/${row.id}`)}>
                    {words.versions(row.report.versions, formatNumber(row.report.versions, locale))}
                    <span className="visually-hidden"> {words.of(row.title)}</span>
                  </a>
                ) : (
                  words.noReport
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

/** How what a session brings to a figure is known. */
function howKnown({ report, known }: FigureRow, figure: Figure, words: Record<Known, string>): string {
  if (figure === 'events' || figure === 'seats') return words.announced;
  if (figure === 'toVerify') return report ? words[report.grade] : '';
  return words[known ?? 'registered'];
}

type Known = 'announced' | 'registered' | 'checked_in' | 'counted' | 'estimated';
