/** Slots by tile of the map: the map of a town reads the sessions around it instead of the whole country's. */
import { type MapTile, tileShift } from '#app/domain/map-tile.ts';

/** The zooms whose tiles are gathered, deepest first: a tile is looked up in the one that holds it most closely. */
const LEVELS = [10, 8, 6, 4];

export type TileIndex = {
  /** The slots in and around a tile, in the order given; undefined for a tile so wide that all are as good. */
  slotsAround(tile: MapTile): Uint32Array | undefined;
};

/** Over slots in an order, and their positions on the map's grid. A level is gathered when it is first asked for. */
export function makeTileIndex(order: Uint32Array, xs: Uint32Array, ys: Uint32Array): TileIndex {
  const levels = new Map<number, Map<number, Uint32Array>>();
  return {
    slotsAround({ zoom, column, row }) {
      const level = LEVELS.find((each) => each <= zoom);
      if (level === undefined) return undefined;
      const tiles = levels.get(level) ?? gather(order, xs, ys, level);
      levels.set(level, tiles);
      const deeper = zoom - level;
      return tiles.get(tileNumber(column >>> deeper, row >>> deeper, level)) ?? NONE;
    },
  };
}

const NONE = new Uint32Array(0);

/** Each tile's slots behind those of the tile met before it, in one list. */
function gather(
  order: Uint32Array,
  xs: Uint32Array,
  ys: Uint32Array,
  zoom: number,
): Map<number, Uint32Array> {
  const shift = tileShift(zoom);
  const places = new Map<number, number>();
  const counts: number[] = [];
  const placeOf = new Uint32Array(order.length);
  for (const [index, slot] of order.entries()) {
    const tile = tileNumber((xs[slot] ?? 0) >>> shift, (ys[slot] ?? 0) >>> shift, zoom);
    const place = places.get(tile) ?? counts.push(0) - 1;
    places.set(tile, place);
    placeOf[index] = place;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const sorted = new Uint32Array(order.length);
  const ends: number[] = [];
  let end = 0;
  for (const count of counts) {
    ends.push(end);
    end += count;
  }
  for (const [index, slot] of order.entries()) {
    const place = placeOf[index] ?? 0;
    sorted[ends[place] ?? 0] = slot;
    ends[place] = (ends[place] ?? 0) + 1;
  }
  const tiles = new Map<number, Uint32Array>();
  for (const [tile, place] of places) {
    const last = ends[place] ?? 0;
    tiles.set(tile, sorted.subarray(last - (counts[place] ?? 0), last));
  }
  return tiles;
}

function tileNumber(column: number, row: number, zoom: number): number {
  return column * 2 ** zoom + row;
}
