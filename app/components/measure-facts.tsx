import { Fragment } from 'react';
import { measureOf, measures, type TerritoryFacts } from '#app/domain/territory-measure.ts';
import { formatMeasure } from '#app/text/measure-words.ts';
import { useText } from './page-context.tsx';

/** Every measure of one territory, each beside the whole country's. */
export function MeasureFacts({ facts, national }: { facts: TerritoryFacts; national: TerritoryFacts }) {
  const words = useText();
  const { territoryMap } = words.text;
  return (
    <dl className="facts">
      {measures.map((measure) => (
        <Fragment key={measure}>
          <dt>{territoryMap.measures[measure]}</dt>
          <dd>
            <strong>{formatMeasure(measureOf(facts, measure), measure, words)}</strong>{' '}
            <span className="soft small">
              {territoryMap.department.nation(formatMeasure(measureOf(national, measure), measure, words))}
            </span>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
