import type { WeekCounts, WeekRates } from '#app/domain/week-rates.ts';
import { formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import '#app/styles/figures.css';

/** How full, how well attended and how well reported: each rate with the numbers that it is made of. */
export function WeekRateList({ counts, rates }: { counts: WeekCounts; rates: WeekRates }) {
  const { text, locale } = useText();
  const words = text.week.rates;
  const number = (value: number) => formatNumber(value, locale);
  const { limited, attended, ended } = counts;
  const lines = [
    {
      key: 'fill',
      rate: rates.fill,
      words: words.fill,
      told: words.fill.of(number(limited.taken), number(limited.seats)),
    },
    {
      key: 'noShow',
      rate: rates.noShow,
      words: words.noShow,
      told: words.noShow.of(number(attended.seats - attended.present), number(attended.seats)),
    },
    {
      key: 'reportsIn',
      rate: rates.reportsIn,
      words: words.reportsIn,
      told: words.reportsIn.of(number(ended.reported), number(ended.sessions)),
    },
  ];
  return (
    <dl className="rates">
      {lines.map(({ key, rate, words: { name, none, meaning }, told }) => (
        <div key={key} data-live={`rate-${key}`}>
          <dt>{name}</dt>
          <dd>
            {rate === undefined ? (
              none
            ) : (
              <>
                <strong className="meter-value">{formatNumber(rate, locale, { style: 'percent' })}</strong>{' '}
                {told}
              </>
            )}
            <br />
            <span className="soft small">{meaning}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
