import type { Targets } from '#app/domain/campaign.ts';
import type { SetTargets, TargetOrigin } from '#app/domain/target.ts';
import type { Totals } from '#app/domain/totals.ts';
import { formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import { partName } from './target-part.ts';
import '#app/styles/figures.css';

export type TargetTableLine = {
  /** A territory's code, or a part as app/domain/target.ts writes it. */
  key: string;
  name?: string | undefined;
  totals: Totals;
  targets: SetTargets;
  origins?: Record<keyof Targets, TargetOrigin> | undefined;
  query: string;
};

const figures = ['events', 'seats', 'participants'] as const;

/**
 * What stands there against what is aimed at, line by line, each with the way to set it; below, what the lines aim at
 * together and how far that is from the territory's own targets.
 */
export function TargetTable({
  kind,
  lines,
  programmes,
  sum,
  above,
  fixed = false,
}: {
  kind: 'whole' | 'regions' | 'departments' | 'programme' | 'audience' | 'week';
  lines: readonly TargetTableLine[];
  programmes: readonly { slug: string; name: string }[];
  sum?: SetTargets;
  above?: { name: string; targets: SetTargets };
  /** The targets are not set here. */
  fixed?: boolean;
}) {
  const { text, locale } = useText();
  const words = text.targets;
  const { columns } = text.figures;
  const { caption, head } = words.tables[kind];
  const number = (value: number | null) => (value === null ? words.none : formatNumber(value, locale));
  return (
    <ScrollFrame labelledBy={`objectifs-${kind}`}>
      <table className="figures-table target-table">
        <caption id={`objectifs-${kind}`}>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col">
                {columns[figure]}
              </th>
            ))}
            {!fixed && <th scope="col">{words.gesture}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line
              key={line.key}
              line={line}
              name={line.name ?? partName(line.key, programmes, text, locale)}
              fixed={fixed}
            />
          ))}
        </tbody>
        {sum && above && (
          <tfoot>
            <tr>
              <th scope="row">{words.sum}</th>
              {figures.map((figure) => (
                <td key={figure}>{number(sum[figure])}</td>
              ))}
              {!fixed && <td />}
            </tr>
            <tr>
              <th scope="row">{words.difference(above.name)}</th>
              {figures.map((figure) => (
                <td key={figure}>
                  <Difference sum={sum[figure]} target={above.targets[figure]} />
                </td>
              ))}
              {!fixed && <td />}
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollFrame>
  );
}

function Line({ line, name, fixed }: { line: TargetTableLine; name: string; fixed: boolean }) {
  const { text, locale, href } = useText();
  const words = text.targets;
  const { totals, targets, origins } = line;
  const reached = {
    events: totals.events,
    seats: totals.seatsOffered,
    participants: totals.participants.total,
  };
  const isSet = (figure: keyof Targets) => (origins ? origins[figure] === 'set' : targets[figure] !== null);
  return (
    <tr>
      <th scope="row">{name}</th>
      {figures.map((figure) => {
        const target = targets[figure];
        return (
          <td key={figure}>
            <span data-figure={figure}>{formatNumber(reached[figure], locale)}</span>{' '}
            <span className="soft small">
              {target === null ? words.withoutTarget : text.figures.outOf(formatNumber(target, locale))}
            </span>
            {target !== null && (
              <>
                <br />
                <span className="soft small">
                  {isSet(figure) ? words.origins.set : words.origins.computed}
                </span>
              </>
            )}
          </td>
        );
      })}
      {!fixed && (
        <td>
          <a className="target-link" href={href(`/coordination/objectifs${line.query}#fixer`)}>
            {figures.some(isSet) ? words.change : words.set}
            <span className="visually-hidden">{words.setFor(name)}</span>
          </a>
        </td>
      )}
    </tr>
  );
}

/** How far the lines together are from the territory's own target, in words. */
function Difference({ sum, target }: { sum: number | null; target: number | null }) {
  const { text, locale } = useText();
  const words = text.targets;
  if (sum === null || target === null) return words.none;
  if (sum === target) return words.noDifference;
  const difference = formatNumber(Math.abs(sum - target), locale);
  return sum > target ? words.more(difference) : words.less(difference);
}
