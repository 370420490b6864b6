import type { ReactNode } from 'react';
import type { Targets } from '#app/domain/campaign.ts';
import { type Figure, figureOf, gradedFigures } from '#app/domain/figure.ts';
import type { TargetOrigin } from '#app/domain/target.ts';
import type { Totals } from '#app/domain/totals.ts';
import { formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import '#app/styles/figures.css';

export type TerritoryLine = {
  code: string;
  name: string;
  totals: Totals;
  targets: Targets;
  origins: Record<keyof Targets, TargetOrigin>;
};

/** Columns that have no target. */
const apart = [...gradedFigures, 'toVerify'] as const;

/**
 * Figures by territory, against targets that are computed unless marked. Territories without any event are lines too, and
 * say so in words. The table scrolls by itself
 * on narrow screens: its frame can be reached with the keyboard.
 */
export function TerritoryTable({
  id,
  caption,
  head,
  lines,
  pathOf,
  withCodes = false,
  rowsOf,
}: {
  id: string;
  caption: string;
  /** What the first column holds. */
  head: string;
  lines: readonly TerritoryLine[];
  /** Where a territory's page is. */
  pathOf: (line: TerritoryLine) => string;
  /** Départements are known by their codes; those of regions only confuse. */
  withCodes?: boolean;
  /** Where the sessions of one figure of a territory are listed, for whoever may read them. */
  rowsOf?: (line: TerritoryLine, figure: Figure) => string;
}) {
  const { text, href } = useText();
  const { columns } = text.figures;
  return (
    <ScrollFrame labelledBy={id}>
      <table className="figures-table">
        <caption id={id}>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{columns.events}</th>
            <th scope="col">{columns.seats}</th>
            <th scope="col">{columns.participants}</th>
            <th scope="col">{columns.checkedIn}</th>
            <th scope="col">{columns.counted}</th>
            <th scope="col">{columns.estimated}</th>
            <th scope="col">{columns.registered}</th>
            <th scope="col">{columns.toVerify}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code} className={line.totals.events === 0 ? 'figures-gap' : undefined}>
              <th scope="row">
                <a href={href(pathOf(line))}>{line.name}</a>
                {withCodes && <span className="soft small"> {line.code}</span>}
              </th>
              <Figures line={line} rowsOf={rowsOf} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function Figures({
  line,
  rowsOf,
}: {
  line: TerritoryLine;
  rowsOf: ((line: TerritoryLine, figure: Figure) => string) | undefined;
}) {
  const { totals, targets, origins } = line;
  const { text, locale, href } = useText();
  const number = (value: number) => formatNumber(value, locale);
  const opened = (figure: Figure, shown: ReactNode) => {
    const value = figureOf(totals, figure);
    if (rowsOf === undefined || value === 0) return shown;
    return <a href={href(rowsOf(line, figure))}>{shown}</a>;
  };
  const aimedAt = (figure: keyof Targets) => (
    <>
      <span className="soft small">{text.figures.outOf(number(targets[figure]))}</span>
      {origins[figure] === 'set' && <span className="small"> {text.targets.origins.set}</span>}
    </>
  );
  const against = (figure: keyof Targets) => (
    <td>
      {opened(figure, <span data-figure={figure}>{number(figureOf(totals, figure))}</span>)} {aimedAt(figure)}
    </td>
  );
  return (
    <>
      {totals.events === 0 ? (
        <td>
          <strong data-figure="events">{text.figures.noEvent}</strong> {aimedAt('events')}
        </td>
      ) : (
        against('events')
      )}
      {against('seats')}
      {against('participants')}
      {apart.map((figure) => (
        <td key={figure}>{opened(figure, number(figureOf(totals, figure)))}</td>
      ))}
    </>
  );
}
