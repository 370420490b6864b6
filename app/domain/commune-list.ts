/** The communes of a département as a coordinator reads them: how far each is from a session, and who waits there. */
import { COVERING_DISTANCE, FAR_DISTANCE } from './coverage.ts';
import { readPage } from './map-view.ts';
import { readSorting, type Sorting, sortBy, writeSorting } from './sorting.ts';

export type CommuneLine = {
  code: string;
  name: string;
  population: number;
  /** Kilometres to the nearest session; Infinity when there is none at all. */
  distance: number;
  unmet: number;
};

export const communeKeys = ['nom', 'population', 'distance', 'demande'] as const;
export type CommuneKey = (typeof communeKeys)[number];

/** The most people first. */
const USUAL: Sorting<CommuneKey> = { by: 'population', descending: true };

/** What a reader chose to see of a département: `?tri=-distance&page=2&loin=2`. */
export type CommuneView = {
  sorting: Sorting<CommuneKey>;
  /** Of all communes, from 1. */
  page: number;
  /** Of those that are far from every session, from 1. */
  farPage: number;
};

/** Anything unreadable is as if it was not said. */
export function readCommuneView(query: URLSearchParams): CommuneView {
  return {
    sorting: readSorting(query.get('tri'), communeKeys, USUAL),
    page: readPage(query.get('page')),
    farPage: readPage(query.get('loin')),
  };
}

/** The address of a département in a view; what is usual is left out. */
export function communeAddress(departmentCode: string, { sorting, page, farPage }: CommuneView): string {
  const query = new URLSearchParams();
  if (writeSorting(sorting) !== writeSorting(USUAL)) query.set('tri', writeSorting(sorting));
  if (page > 1) query.set('page', String(page));
  if (farPage > 1) query.set('loin', String(farPage));
  const path = `/coordination/carte/departements/${departmentCode}`;
  return query.size === 0 ? path : `${path}?${query}`;
}

export function sortCommunes(lines: readonly CommuneLine[], sorting: Sorting<CommuneKey>): CommuneLine[] {
  return sortBy(lines, sorting, ({ population, distance, unmet }, key) => {
    switch (key) {
      case 'nom':
        return undefined;
      case 'population':
        return population;
      case 'distance':
        return distance;
      case 'demande':
        return unmet;
    }
  });
}

export type Reach = 'covered' | 'between' | 'far';

/** How well a commune is served. */
export function reachOf(distance: number): Reach {
  if (distance <= COVERING_DISTANCE) return 'covered';
  return distance > FAR_DISTANCE ? 'far' : 'between';
}
