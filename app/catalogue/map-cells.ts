/** What a map shows of a tile: its sessions counted by cell. */
import type { Bounds, MapTile } from '#app/domain/map-tile.ts';
import { CELLS_ALONG, cellShift } from '#app/domain/map-tile.ts';
import type { Columns } from './columns.ts';

export type MapCell = {
  /** The number of the cell along the sides of the world, at the tile's zoom. */
  column: number;
  row: number;
  /** How many sessions. */
  count: number;
  /** The middle of the sessions, in degrees. */
  latitude: number;
  longitude: number;
  /** The venue of its soonest session, and whether there are others. */
  venueId: string;
  alone: boolean;
  /** Degrees: what to show to see its venues apart. */
  bounds: Bounds;
  /** The soonest ones, as many as are asked for. */
  sessions: SessionLine[];
};

/** What a map writes of a session in the list of a marker: a town's markers open hundreds of them. */
export type SessionLine = {
  id: string;
  slug: string;
  title: string;
  language: string;
  /** UTC. */
  startsAt: string;
  timeZone: string;
};

/** How many sessions of a cell are told, and of any cell at most. */
export type ToldSessions = { most: number; of: (cell: Pick<MapCell, 'bounds'>) => number };

type Sum = Omit<MapCell, 'venueId' | 'sessions' | 'column' | 'row'> & { venue: number; slots: number[] };

/** Counts sessions into the cells of a tile: a few additions each, since a country's tile holds tens of thousands. */
export function makeCellCounter(
  columns: Columns,
  { zoom, column, row }: MapTile,
  told: ToldSessions,
): { add(slot: number): void; cells(): MapCell[] } {
  const { latitudes, longitudes, xs, ys, venues } = columns.facts;
  const shift = cellShift(zoom);
  const firstColumn = column * CELLS_ALONG;
  const firstRow = row * CELLS_ALONG;
  const sums: (Sum | undefined)[] = Array.from({ length: CELLS_ALONG * CELLS_ALONG });

  return {
    add(slot) {
      const place =
        ((ys[slot] ?? 0) >>> shift) * CELLS_ALONG -
        firstRow * CELLS_ALONG +
        ((xs[slot] ?? 0) >>> shift) -
        firstColumn;
      const latitude = latitudes[slot] ?? 0;
      const longitude = longitudes[slot] ?? 0;
      const sum = sums[place];
      if (sum === undefined) {
        const bounds = { west: longitude, south: latitude, east: longitude, north: latitude };
        sums[place] = {
          count: 1,
          latitude,
          longitude,
          venue: venues[slot] ?? 0,
          alone: true,
          bounds,
          slots: told.most > 0 ? [slot] : [],
        };
        return;
      }
      sum.count++;
      sum.latitude += latitude;
      sum.longitude += longitude;
      if (sum.slots.length < told.most) sum.slots.push(slot);
      if (venues[slot] === sum.venue) return;
      sum.alone = false;
      const { bounds } = sum;
      if (longitude < bounds.west) bounds.west = longitude;
      else if (longitude > bounds.east) bounds.east = longitude;
      if (latitude < bounds.south) bounds.south = latitude;
      else if (latitude > bounds.north) bounds.north = latitude;
    },

    cells() {
      return sums.flatMap((sum, place) => {
        if (sum === undefined) return [];
        const { venue, slots, ...common } = sum;
        return {
          ...common,
          column: firstColumn + (place % CELLS_ALONG),
          row: firstRow + Math.floor(place / CELLS_ALONG),
          latitude: sum.latitude / sum.count,
          longitude: sum.longitude / sum.count,
          venueId: columns.codes.venues.text(venue) ?? '',
          sessions: slots.slice(0, told.of(sum)).map((slot) => lineOf(columns, slot)),
        };
      });
    },
  };
}

function lineOf({ facts, codes, ids, slugs, titles }: Columns, slot: number): SessionLine {
  return {
    id: ids[slot] ?? '',
    slug: slugs[slot] ?? '',
    title: titles[slot] ?? '',
    language: codes.languages.text(facts.languages[slot] ?? 0) ?? '',
    startsAt: new Date(facts.starts[slot] ?? 0).toISOString(),
    timeZone: codes.timeZones.text(facts.timeZones[slot] ?? 0) ?? '',
  };
}

/** The smallest box around sessions, and around those in a box that matters more. */
export function makeExtent(columns: Columns, preferred: Bounds) {
  const { latitudes, longitudes, venues } = columns.facts;
  const all = emptyBounds();
  const inside = emptyBounds();
  return {
    add(slot: number) {
      if (venues[slot] === 0) return;
      const latitude = latitudes[slot] ?? 0;
      const longitude = longitudes[slot] ?? 0;
      extend(all, latitude, longitude);
      const isInside =
        longitude >= preferred.west &&
        longitude <= preferred.east &&
        latitude >= preferred.south &&
        latitude <= preferred.north;
      if (isInside) extend(inside, latitude, longitude);
    },
    /** Undefined when there was none. */
    bounds(): Bounds | undefined {
      return [inside, all].find(({ west, east }) => west <= east);
    },
  };
}

function emptyBounds(): Bounds {
  return { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
}

function extend(bounds: Bounds, latitude: number, longitude: number): void {
  if (longitude < bounds.west) bounds.west = longitude;
  if (longitude > bounds.east) bounds.east = longitude;
  if (latitude < bounds.south) bounds.south = latitude;
  if (latitude > bounds.north) bounds.north = latitude;
}
