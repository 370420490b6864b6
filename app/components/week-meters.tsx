import type { Targets } from '#app/domain/campaign.ts';
import type { Forecast, PaceBasis, PaceFigure } from '#app/domain/pace.ts';
import type { TargetOrigin } from '#app/domain/target.ts';
import type { Totals } from '#app/domain/totals.ts';
import { formatDay, formatNumber } from '#app/text/format.ts';
import { Meter } from './meter.tsx';
import { useText } from './page-context.tsx';
import { ParticipantsMakeUp, ToVerify } from './participants.tsx';
import '#app/styles/figures.css';

const badges = { reached: 'badge-success', on_time: 'badge-success', late: 'badge-warning' } as const;

/** Events, seats and participants against their targets: what should stand there today, the gap, where it will end. */
export function WeekMeters({
  totals,
  origins,
  pace,
  basis,
  previous,
  today,
}: {
  totals: Totals;
  origins: Record<keyof Targets, TargetOrigin>;
  pace: Record<keyof Targets, PaceFigure>;
  basis: PaceBasis;
  /** Name of the edition before; undefined for the first one. */
  previous: string | undefined;
  /** Local day, YYYY-MM-DD. */
  today: string;
}) {
  const { text, locale } = useText();
  const words = text.week;
  const { of, labels } = text.figures.summary;
  return (
    <div className="stack" data-island="live">
      <span role="status" className="visually-hidden" data-reads="total-participants" />
      <div className="totals-summary">
        {(['events', 'seats', 'participants'] as const).map((figure) => {
          const { reached, target } = pace[figure];
          const name = labels[figure](reached);
          const origin = origins[figure] === 'computed' ? ` (${text.targets.origins.computed})` : '';
          const aim = target > 0 ? `${of(name, formatNumber(target, locale))}${origin}` : name;
          return (
            <Meter key={figure} id={`total-${figure}`} value={reached} target={target} label={aim}>
              {target > 0 && <PaceWords {...pace[figure]} />}
              {figure === 'participants' && (
                <>
                  <ParticipantsMakeUp participants={totals.participants} />
                  <ToVerify count={totals.toVerify} />
                </>
              )}
            </Meter>
          );
        })}
      </div>
      <details>
        <summary>{words.method.title}</summary>
        <ul>
          <li>{words.method.expected[basis](formatDay(today, locale), previous ?? '')}</li>
          <li>{words.method.forecast[basis === 'linear' ? 'linear' : 'edition']}</li>
          <li>{words.method.targets}</li>
        </ul>
      </details>
    </div>
  );
}

function PaceWords({ reached, target, expected, pace, forecast }: PaceFigure) {
  const { text, locale } = useText();
  const words = text.week;
  const gap = formatNumber(Math.abs(reached - expected), locale);
  const gapWords =
    reached === expected ? words.asExpected : reached > expected ? words.more(gap) : words.less(gap);
  return (
    <>
      <Expected share={expected / target} />
      <p>
        <span className={`badge ${badges[pace]}`}>{words.states[pace]}</span>{' '}
        {words.expected(formatNumber(expected, locale), gapWords)}
      </p>
      <p>
        <ForecastWords forecast={forecast} />
      </p>
    </>
  );
}

/** Where the bar above should be today; the words beside say it too. */
function Expected({ share }: { share: number }) {
  const at = Math.round(Math.min(1, share) * 1000);
  return (
    <svg className="meter-expected" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <rect x={Math.min(994, at)} y="0" width="6" height="10" />
    </svg>
  );
}

function ForecastWords({ forecast }: { forecast: Forecast }) {
  const { text, locale } = useText();
  const words = text.week.forecast;
  switch (forecast.kind) {
    case 'too_early':
      return words.tooEarly;
    case 'nothing':
      return words.nothing;
    case 'end':
      return words.end;
    case 'range':
      return words.range(
        formatNumber(forecast.low, locale),
        formatNumber(forecast.high, locale),
        words.certainty[forecast.certainty],
      );
  }
}
