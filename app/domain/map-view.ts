/** What a reader chose to see on the coordinators' map, as its address says: `?mesure=…&niveau=regions&tri=…&loin=2`. */
import { readSorting, type Sorting, writeSorting } from './sorting.ts';
import { isMeasure, type Measure, type TerritoryKey, territoryKeys } from './territory-measure.ts';

export type MapView = {
  measure: Measure;
  /** Only the whole country is shown by region. */
  detail: 'regions' | 'departements';
  sorting: Sorting<TerritoryKey>;
  /** Page of the communes that are far from every session, from 1. */
  farPage: number;
};

const USUAL: Measure = 'couverture';
const LAST_PAGE = 10_000;

/** Anything unreadable is as if it was not said. */
export function readMapView(query: URLSearchParams): MapView {
  const asked = query.get('mesure');
  const measure = isMeasure(asked) ? asked : USUAL;
  return {
    measure,
    detail: query.get('niveau') === 'regions' ? 'regions' : 'departements',
    sorting: readSorting(query.get('tri'), territoryKeys, usualSorting(measure)),
    farPage: readPage(query.get('loin')),
  };
}

/** By the measure shown, where the most is missing first. */
function usualSorting(measure: Measure): Sorting<TerritoryKey> {
  return { by: measure, descending: measure === 'demande' };
}

/** A page's number, from 1. */
export function readPage(text: string | null): number {
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1;
}

/** The address of a path in a view; what is usual, or not said, is left out. */
export function mapAddress(
  path: string,
  { measure, detail, sorting, farPage = 1 }: Partial<MapView> & Pick<MapView, 'measure'>,
): string {
  const query = new URLSearchParams();
  if (measure !== USUAL) query.set('mesure', measure);
  if (detail === 'regions') query.set('niveau', detail);
  if (sorting && writeSorting(sorting) !== writeSorting(usualSorting(measure)))
    query.set('tri', writeSorting(sorting));
  if (farPage > 1) query.set('loin', String(farPage));
  return query.size === 0 ? path : `${path}?${query}`;
}
