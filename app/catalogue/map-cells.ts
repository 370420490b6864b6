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
  const size = CELLS_ALONG * CELLS_ALONG;
  const counts = new Uint32Array(size);
  /** Of the soonest session. */
  const venueOf = new Uint32Array(size);
  const shared = new Uint8Array(size);
  const latitudeSums = new Float64Array(size);
  const longitudeSums = new Float64Array(size);
  const wests = new Float64Array(size).fill(Infinity);
  const easts = new Float64Array(size).fill(-Infinity);
  const souths = new Float64Array(size).fill(Infinity);
  const norths = new Float64Array(size).fill(-Infinity);
  const soonest: number[][] = Array.from({ length: size }, () => []);

  return {
    add(slot) {
      const place =
        (((ys[slot] ?? 0) >>> shift) - firstRow) * CELLS_ALONG + ((xs[slot] ?? 0) >>> shift) - firstColumn;
      const latitude = latitudes[slot] ?? 0;
      const longitude = longitudes[slot] ?? 0;
      const venue = venues[slot] ?? 0;
      const before = counts[place] ?? 0;
      counts[place] = before + 1;
      if (before === 0) venueOf[place] = venue;
      if (before < told.most) soonest[place]?.push(slot);
      latitudeSums[place] = (latitudeSums[place] ?? 0) + latitude;
      longitudeSums[place] = (longitudeSums[place] ?? 0) + longitude;
      // Those of one venue stand in one point: nothing else is new.
      if (before > 0 && venueOf[place] === venue) return;
      if (before > 0) shared[place] = 1;
      if (longitude < (wests[place] ?? 0)) wests[place] = longitude;
      if (longitude > (easts[place] ?? 0)) easts[place] = longitude;
      if (latitude < (souths[place] ?? 0)) souths[place] = latitude;
      if (latitude > (norths[place] ?? 0)) norths[place] = latitude;
    },

    cells() {
      return soonest.flatMap((slots, place) => {
        const count = counts[place] ?? 0;
        if (count === 0) return [];
        const bounds = {
          west: wests[place] ?? 0,
          south: souths[place] ?? 0,
          east: easts[place] ?? 0,
          north: norths[place] ?? 0,
        };
        return {
          column: firstColumn + (place % CELLS_ALONG),
          row: firstRow + Math.floor(place / CELLS_ALONG),
          count,
          latitude: (latitudeSums[place] ?? 0) / count,
          longitude: (longitudeSums[place] ?? 0) / count,
          venueId: columns.codes.venues.text(venueOf[place] ?? 0) ?? '',
          alone: shared[place] === 0,
          bounds,
          sessions: slots.slice(0, told.of({ bounds })).map((slot) => lineOf(columns, slot)),
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
