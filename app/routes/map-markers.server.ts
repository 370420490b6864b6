/** How a cell of the map is told: its name, its place, and what a reader can open from it. */
import type { MapCell, SessionLine } from '#app/catalogue/map-cells.ts';
import { distanceBetween } from '#app/domain/distance.ts';
import { type MapTile, positionInCell } from '#app/domain/map-tile.ts';
import { MAXIMUM_RADIUS, type SearchParameters, searchAddress } from '#app/domain/search.ts';
import { largestCommune } from '#app/geo/largest-communes.ts';
import type { PlaceIndex } from '#app/geo/place-index.ts';
import { foreignLanguage, formatInstant, formatNumber } from '#app/text/format.ts';
import { type Locale, localePath, textIn } from '#app/text/locale.ts';
import type { VenueName } from '#db/catalogue.server.ts';

export type MapMarker = {
  /** The zoom and the cell: another cell is another marker. */
  id: string;
  lat: number;
  lon: number;
  count: number;
  kind: 'venue' | 'cluster';
  label: string;
  bounds?: [west: number, south: number, east: number, north: number];
  /** `lang` of a title that is in another language than the page. */
  sessions?: { title: string; lang?: string; href: string; when: string }[];
  href?: string;
};

/** Two venues nearer than this, in degrees, stand at one address. */
const SAME_POINT = 0.00002;
/** Wider than a town, in degrees: named by the largest commune around. */
const WIDE = 0.2;

export function isOnePoint({ bounds }: Pick<MapCell, 'bounds'>): boolean {
  return bounds.east - bounds.west < SAME_POINT && bounds.north - bounds.south < SAME_POINT;
}

type MarkerFacts = {
  tile: MapTile;
  locale: Locale;
  places: PlaceIndex;
  parameters: SearchParameters;
  /** The venue of the soonest session. */
  venue: VenueName | undefined;
};

/** A venue stands where it is; a cluster inside its cell, so that markers do not cover each other. */
export function toMarker(cell: MapCell, facts: MarkerFacts): MapMarker {
  const { tile, locale, venue } = facts;
  const { column, row, count } = cell;
  const sessions =
    cell.sessions.length > 0 ? cell.sessions.map((session) => toLine(session, locale)) : undefined;
  const position = isOnePoint(cell) ? cell : positionInCell(cell, { zoom: tile.zoom, column, row });
  const common = {
    id: `${tile.zoom}/${column}/${row}`,
    lat: rounded(position.latitude),
    lon: rounded(position.longitude),
    count,
    ...(sessions && { sessions }),
  };
  if (cell.alone && venue) {
    const label = `${venue.name}, ${venue.commune_name}`;
    return { ...common, kind: 'venue', label, href: localePath(locale, `/lieux/${venue.id}`) };
  }
  const { west, south, east, north } = cell.bounds;
  const where = nameOf(cell, facts);
  return {
    ...common,
    kind: 'cluster',
    label: textIn(locale).mapMarkers.around(count, formatNumber(count, locale), where),
    bounds: [rounded(west), rounded(south), rounded(east), rounded(north)],
    ...(sessions && { href: localePath(locale, addressAround(cell, facts.parameters)) }),
  };
}

/** The commune of a town's cluster is that of its soonest session; a wider one is named by the largest commune in it. */
function nameOf(cell: MapCell, { tile, places, venue }: MarkerFacts): string {
  const { bounds, column, row } = cell;
  const isWide = bounds.east - bounds.west > WIDE || bounds.north - bounds.south > WIDE;
  const largest = isWide ? largestCommune(places, { zoom: tile.zoom, column, row }) : undefined;
  return largest?.name ?? venue?.commune_name ?? '';
}

/** The search of the page, around the cluster alone. */
function addressAround({ bounds }: MapCell, parameters: SearchParameters): string {
  const middle = {
    latitude: (bounds.south + bounds.north) / 2,
    longitude: (bounds.west + bounds.east) / 2,
  };
  const corner = { latitude: bounds.north, longitude: bounds.east };
  return searchAddress('/ateliers', {
    ...parameters,
    place: '',
    position: { latitude: roundedForSearch(middle.latitude), longitude: roundedForSearch(middle.longitude) },
    // A kilometre more than to its corner: positions in addresses are rounded.
    radius: Math.min(MAXIMUM_RADIUS, Math.ceil(distanceBetween(middle, corner)) + 1),
    departmentCode: undefined,
    regionCode: undefined,
    page: 1,
  });
}

function toLine({ title, slug, language, startsAt, timeZone }: SessionLine, locale: Locale) {
  const day = formatInstant(startsAt, timeZone, locale, 'day');
  const lang = foreignLanguage(language, locale);
  return {
    title,
    ...(lang && { lang }),
    href: localePath(locale, `/ateliers/${slug}`),
    when: `${day}, ${formatInstant(startsAt, timeZone, locale, 'time')}`,
  };
}

/** About a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function roundedForSearch(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
