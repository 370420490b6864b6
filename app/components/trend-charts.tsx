import type { DayCounts } from '#app/domain/pace.ts';
import { formatDay, formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import '#app/styles/figures.css';

/** Width of a day and height of the chart, in the drawing's own units: it stretches to the page. */
const DAY_WIDTH = 10;
const BAR_WIDTH = 8;
const HEIGHT = 100;

/** What each day added, as two drawings and as one table. Nothing while nothing happened. */
export function TrendCharts({
  days,
  week,
}: {
  days: readonly DayCounts[];
  week: { startsOn: string; endsOn: string };
}) {
  const { text } = useText();
  const words = text.week.trend;
  if (days.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <p>
        {words.lead} {days.some(({ day }) => day >= week.startsOn && day <= week.endsOn) && words.week}
      </p>
      <div className="trends">
        <Chart
          id="trend-events"
          title={words.events}
          days={days}
          week={week}
          value={({ events }) => events}
        />
        <Chart
          id="trend-registered"
          title={words.registered}
          days={days}
          week={week}
          value={({ registered }) => registered}
        />
      </div>
      <details>
        <summary>{words.asTable}</summary>
        <TrendTable days={days} />
      </details>
    </>
  );
}

function Chart({
  id,
  title,
  days,
  week,
  value,
}: {
  id: string;
  title: string;
  days: readonly DayCounts[];
  week: { startsOn: string; endsOn: string };
  value: (day: DayCounts) => number;
}) {
  const { text, locale } = useText();
  const words = text.week.trend;
  const values = days.map(value);
  const highest = Math.max(1, ...values);
  const lowest = Math.min(0, ...values);
  const scale = HEIGHT / (highest - lowest);
  const base = highest * scale;
  const most = days.reduce((best, day) => (value(day) > value(best) ? day : best), days[0] ?? noDay);
  const day = (date: string) => formatDay(date, locale, 'dayMonth');
  const first = days[0]?.day ?? '';
  const last = days.at(-1)?.day ?? '';
  const inWeek = days.findIndex((one) => one.day >= week.startsOn);
  const weekLength = days.filter((one) => one.day >= week.startsOn && one.day <= week.endsOn).length;
  const summary = words.most(formatNumber(value(most), locale), day(most.day));
  return (
    <figure className="trend">
      <figcaption>
        <strong>{title}</strong>
        <br />
        <span className="soft small">{summary}</span>
      </figcaption>
      <svg
        role="img"
        aria-labelledby={id}
        viewBox={`0 0 ${days.length * DAY_WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        <title id={id}>{words.name(title, day(first), day(last), summary)}</title>
        {weekLength > 0 && (
          <rect
            className="trend-week"
            x={inWeek * DAY_WIDTH}
            y="0"
            width={weekLength * DAY_WIDTH}
            height={HEIGHT}
          />
        )}
        {days.map((one, index) => {
          const height = Math.abs(value(one)) * scale;
          return (
            <rect
              key={one.day}
              className={value(one) < 0 ? 'trend-less' : undefined}
              x={index * DAY_WIDTH + (DAY_WIDTH - BAR_WIDTH) / 2}
              y={value(one) < 0 ? base : base - height}
              width={BAR_WIDTH}
              height={height}
            />
          );
        })}
        <line x1="0" x2={days.length * DAY_WIDTH} y1={base} y2={base} />
      </svg>
      <p className="trend-axis soft small">
        <span>{day(first)}</span>
        <span>{day(last)}</span>
      </p>
    </figure>
  );
}

const noDay: DayCounts = { day: '', events: 0, seats: 0, registered: 0 };

function TrendTable({ days }: { days: readonly DayCounts[] }) {
  const { text, locale } = useText();
  const words = text.week.trend;
  let events = 0;
  let registered = 0;
  return (
    <ScrollFrame labelledBy="trend-table">
      <table className="figures-table">
        <caption id="trend-table">
          <span>{words.caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.events}</th>
            <th scope="col">{words.registered}</th>
            <th scope="col">{words.eventsSoFar}</th>
            <th scope="col">{words.registeredSoFar}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => {
            events += day.events;
            registered += day.registered;
            return (
              <tr key={day.day}>
                <th scope="row">{formatDay(day.day, locale, 'day')}</th>
                {[day.events, day.registered, events, registered].map((value, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the four columns never move.
                  <td key={column}>{formatNumber(value, locale)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
