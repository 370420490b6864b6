import { paceOf, type Targets } from '#app/domain/campaign.ts';
import type { Totals } from '#app/domain/totals.ts';
import { formatDay, formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import '#app/styles/figures.css';

const badges = { reached: 'badge-success', on_time: 'badge-success', late: 'badge-warning' } as const;

/** Each figure beside what should stand there by today, and whether that is on time. */
export function PaceList({
  totals,
  targets,
  expected,
  today,
}: {
  totals: Totals;
  targets: Targets;
  expected: Targets;
  /** Local day, YYYY-MM-DD. */
  today: string;
}) {
  const { text, locale } = useText();
  const { paceHint, paceLine, states } = text.coordination;
  const { columns } = text.figures;
  const number = (value: number) => formatNumber(value, locale);
  const lines = [
    { name: columns.events, key: 'events', reached: totals.events },
    { name: columns.seats, key: 'seats', reached: totals.seatsOffered },
    { name: columns.participants, key: 'participants', reached: totals.participants.total },
  ] as const;
  return (
    <>
      <p>{paceHint(formatDay(today, locale))}</p>
      <ul className="pace">
        {lines.map(({ name, key, reached }) => {
          const pace = paceOf({ reached, expected: expected[key], target: targets[key] });
          return (
            <li key={key}>
              <strong>{name}</strong> <span className={`badge ${badges[pace]}`}>{states[pace]}</span>
              <br />
              {paceLine(number(reached), number(expected[key]), number(targets[key]))}
            </li>
          );
        })}
      </ul>
    </>
  );
}
