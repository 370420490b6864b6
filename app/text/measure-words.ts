import { isShare, type Level, type Measure } from '#app/domain/territory-measure.ts';
import { formatNumber } from './format.ts';
import type { Locale, Text } from './locale.ts';

/** A measure's value as it is written: `2,41`, `63,2 %`, `12`; words where there is none. */
export function formatMeasure(
  value: number | undefined,
  measure: Measure,
  { text, locale }: { text: Text; locale: Locale },
): string {
  if (value === undefined) return text.territoryMap.noValue;
  if (isShare(measure))
    return formatNumber(notQuiteAll(value), locale, { style: 'percent', maximumFractionDigits: 1 });
  return formatNumber(value, locale, { maximumFractionDigits: measure === 'demande' ? 0 : 2 });
}

/** Nearly all is not all: 99.98 % of the inhabitants are not written as 100 %. */
function notQuiteAll(share: number): number {
  return share > 0.999 && share < 1 ? 0.999 : share;
}

/** The words of a step of the legend. */
export function levelWords(measure: Measure, level: Level, { legend }: Text['territoryMap']): string {
  switch (measure) {
    case 'evenements':
    case 'places':
      return legend.rate[level];
    case 'objectif':
      return legend.target[level];
    case 'remplissage':
    case 'couverture':
      return legend.share[level];
    case 'demande':
      return legend.demand[level];
  }
}

/** The numbers of a step of the legend. */
export function levelRange(
  measure: Measure,
  level: Level,
  bounds: readonly number[],
  words: { text: Text; locale: Locale },
): string {
  const { legend } = words.text.territoryMap;
  const bound = (place: number) => formatMeasure(bounds[place], measure, words);
  const first = bounds[0] ?? 0;
  if (level === 0) return first === 0 || measure === 'demande' ? legend.nothing : legend.below(bound(0));
  if (level === 4) return legend.from(bound(3));
  return level === 1 && first === 0 ? legend.below(bound(1)) : legend.between(bound(level - 1), bound(level));
}
