import type { ReactNode } from 'react';
import type { Goal, GoalProgress } from '#app/domain/goal.ts';
import { formatDay, formatInstant, formatNumber } from '#app/text/format.ts';
import { Meter } from './meter.tsx';
import { useText } from './page-context.tsx';
import { ParticipantsMakeUp, ToVerify } from './participants.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import '#app/styles/figures.css';

/**
 * The long-term goal: what was counted here against it, and beside that, told apart, what partners declare; then year by
 * year, and the part of each. `gestureOf` is what can be done about a partner's part, for whoever may.
 */
export function GoalAndProgress({
  goal,
  progress,
  gestureOf,
}: {
  goal: Goal;
  progress: GoalProgress;
  gestureOf?: (part: GoalProgress['partners'][number]) => ReactNode;
}) {
  const { text, locale } = useText();
  const words = text.goal;
  const number = (value: number) => formatNumber(value, locale);
  const people = number(goal.people);
  const { counted, toVerify, declared, together } = progress;
  return (
    <>
      <p>
        {words.aim(goal.name, people, String(goal.firstYear), String(goal.lastYear))}{' '}
        {goal.perYear !== null && words.perYear(number(goal.perYear))}
      </p>
      <div className="totals-summary">
        <Meter
          id="goal-counted"
          value={counted.total}
          target={goal.people}
          label={words.counted(counted.total, people)}
        >
          <ParticipantsMakeUp participants={counted} />
          <ToVerify count={toVerify} />
        </Meter>
        {declared > 0 && (
          <Meter
            id="goal-together"
            value={together}
            target={goal.people}
            label={words.together(number(declared), people)}
          >
            <p className="soft small">{words.declaredMeaning}</p>
          </Meter>
        )}
      </div>
      <p className="soft small">{words.twice}</p>
      <h3>{words.years.title}</h3>
      <GoalYears goal={goal} progress={progress} />
      <h3>{words.parts.title}</h3>
      <GoalParts progress={progress} gestureOf={gestureOf} />
    </>
  );
}

function GoalYears({ goal, progress }: { goal: Goal; progress: GoalProgress }) {
  const { text, locale } = useText();
  const words = text.goal.years;
  const number = (value: number) => formatNumber(value, locale);
  const { perYear } = goal;
  return (
    <ScrollFrame labelledBy="objectif-annees">
      <table className="figures-table">
        <caption id="objectif-annees">
          <span>{words.caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.counted}</th>
            <th scope="col">{words.declared}</th>
            <th scope="col">{words.together}</th>
            <th scope="col">{words.target}</th>
          </tr>
        </thead>
        <tbody>
          {progress.years.map(({ year, counted, declared, together }) => (
            <tr key={year}>
              <th scope="row" id={`objectif-${year}`}>
                {year}
              </th>
              <td>{number(counted.total)}</td>
              <td>{number(declared)}</td>
              <td>{number(together)}</td>
              <td>
                {perYear === null ? (
                  words.noTarget
                ) : (
                  <>
                    {number(perYear)}
                    <br />
                    <span className="soft small">
                      {words.share(formatNumber(together / perYear, locale, { style: 'percent' }))}
                    </span>
                    <progress
                      className="meter-bar year-bar"
                      max={perYear}
                      value={Math.min(together, perYear)}
                      aria-labelledby={`objectif-${year}`}
                    />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function GoalParts({
  progress: { editions, partners },
  gestureOf,
}: {
  progress: GoalProgress;
  gestureOf: ((part: GoalProgress['partners'][number]) => ReactNode) | undefined;
}) {
  const { text, locale, href } = useText();
  const words = text.goal.parts;
  if (editions.length + partners.length === 0) return <p>{words.none}</p>;
  return (
    <ScrollFrame labelledBy="objectif-parts">
      <table className="rows-table">
        <caption id="objectif-parts">
          <span>{words.caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.part}</th>
            <th scope="col">{words.year}</th>
            <th scope="col" className="rows-number">
              {words.people}
            </th>
            <th scope="col">{words.how}</th>
            {gestureOf && <th scope="col">{words.gesture}</th>}
          </tr>
        </thead>
        <tbody>
          {editions.map(({ slug, name, year, totals, archivedAt }) => (
            <tr key={slug}>
              <th scope="row">
                <a href={href(`/chiffres?edition=${slug}`)}>{name}</a>
              </th>
              <td>{year}</td>
              <td className="rows-number">{formatNumber(totals.participants.total, locale)}</td>
              <td className="part-how">
                <ParticipantsMakeUp participants={totals.participants} />
                <ToVerify count={totals.toVerify} />
                <p className="soft small">
                  {archivedAt === null
                    ? words.moving
                    : text.archive.asOf(formatInstant(archivedAt, 'Europe/Paris', locale, 'date'))}
                </p>
              </td>
              {gestureOf && <td />}
            </tr>
          ))}
          {partners.map((part) => (
            <tr key={part.id}>
              <th scope="row">{part.partner}</th>
              <td>{part.year}</td>
              <td className="rows-number">{formatNumber(part.people, locale)}</td>
              <td className="part-how">
                <p className="soft small">{words.declared(part.source, formatDay(part.statedOn, locale))}</p>
                {!part.inside && <p className="small">{words.outside}</p>}
              </td>
              {gestureOf && <td>{gestureOf(part)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
