import type { Totals } from '#app/domain/totals.ts';
import { formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import '#app/styles/figures.css';

/**
 * Participants by how they are known, from the surest to the least sure, each way explained; under the total, those that
 * are not in it yet.
 */
export function MakeUpTable({ totals: { participants, toVerify } }: { totals: Totals }) {
  const { text, locale } = useText();
  const words = text.figures.makeUp;
  const share = (value: number) =>
    formatNumber(participants.total === 0 ? 0 : value / participants.total, locale, { style: 'percent' });
  const lines = [
    { name: words.checkedIn, meaning: words.checkedInMeaning, value: participants.checkedIn },
    { name: words.counted, meaning: words.countedMeaning, value: participants.counted },
    { name: words.estimated, meaning: words.estimatedMeaning, value: participants.estimated },
    { name: words.registered, meaning: words.registeredMeaning, value: participants.registered },
  ];
  return (
    <table className="make-up-table">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.how}</th>
          <th scope="col">{words.count}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, meaning, value }) => (
          <tr key={name}>
            <th scope="row">
              {name}
              <br />
              <span className="make-up-meaning">{meaning}</span>
            </th>
            <td>{formatNumber(value, locale)}</td>
            <td>{share(value)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          <td>{formatNumber(participants.total, locale)}</td>
          <td />
        </tr>
        {toVerify > 0 && (
          <tr>
            <th scope="row">
              {text.figures.toVerify.title}
              <br />
              <span className="make-up-meaning">{text.figures.toVerify.meaning}</span>
            </th>
            <td>{formatNumber(toVerify, locale)}</td>
            <td />
          </tr>
        )}
      </tfoot>
    </table>
  );
}
