import type { Sorting } from '#app/domain/sorting.ts';
import {
  isNeed,
  type LevelBounds,
  levelOf,
  type Measure,
  measureOf,
  measures,
  type TerritoryFacts,
  type TerritoryKey,
} from '#app/domain/territory-measure.ts';
import { formatNumber } from '#app/text/format.ts';
import { formatMeasure } from '#app/text/measure-words.ts';
import { useText } from './page-context.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import { SortableHead } from './sortable-head.tsx';
import '#app/styles/figures.css';

export type MeasuredTerritory = { code: string; name: string; path: string; facts: TerritoryFacts };

/** Every measure of some territories, sorted by links; where something is missing by the measure shown is marked. */
export function MeasureTable(props: {
  id: string;
  head: string;
  territories: readonly MeasuredTerritory[];
  total: TerritoryFacts;
  /** The measure that the map shows. */
  measure: Measure;
  bounds: LevelBounds;
  sorting: Sorting<TerritoryKey>;
  address: (sorting: Sorting<TerritoryKey>) => string;
  /** Départements are known by their codes; those of regions only confuse. */
  withCodes: boolean;
}) {
  const { text, href } = useText();
  const words = text.territoryMap.table;
  const { sorting, address } = props;
  return (
    <ScrollFrame labelledBy={props.id}>
      <table className="figures-table sorted-table">
        <caption id={props.id}>
          <span>{words.caption}</span>
        </caption>
        <thead>
          <tr>
            <SortableHead column="nom" label={props.head} sorting={sorting} address={address} />
            {inOrder(props.measure).map((measure) => (
              <SortableHead
                key={measure}
                column={measure}
                label={words.heads[measure]}
                sorting={sorting}
                address={address}
                usuallyDescending={measure === 'demande'}
              />
            ))}
            <SortableHead
              column="population"
              label={words.population}
              sorting={sorting}
              address={address}
              usuallyDescending
            />
          </tr>
        </thead>
        <tbody>
          {props.territories.map(({ code, name, path, facts }) => {
            const inNeed = isNeed(props.measure, levelOf(measureOf(facts, props.measure), props.bounds));
            return (
              <tr key={code} className={inNeed ? 'figures-gap' : undefined}>
                <th scope="row">
                  <a href={href(path)}>{name}</a>
                  {props.withCodes && <span className="soft small"> {code}</span>}
                </th>
                <Cells facts={facts} shown={props.measure} inNeed={inNeed} />
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <Cells facts={props.total} shown={props.measure} inNeed={false} />
          </tr>
        </tfoot>
      </table>
    </ScrollFrame>
  );
}

/** The measure that the map shows stands first, in sight on a phone too. */
function inOrder(shown: Measure): Measure[] {
  return [shown, ...measures.filter((measure) => measure !== shown)];
}

function Cells({ facts, shown, inNeed }: { facts: TerritoryFacts; shown: Measure; inNeed: boolean }) {
  const words = useText();
  return (
    <>
      {inOrder(shown).map((measure) => (
        <td key={measure} className={measure === shown ? 'sorted-column' : undefined}>
          {measure === shown && inNeed && <span aria-hidden="true">{'⚠ '}</span>}
          {formatMeasure(measureOf(facts, measure), measure, words)}
        </td>
      ))}
      <td>{formatNumber(facts.coverage.population, words.locale)}</td>
    </>
  );
}
