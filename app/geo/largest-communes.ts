import { cellShift, gridPosition } from '#app/domain/map-tile.ts';
import type { IndexedCommune, PlaceIndex } from './place-index.ts';

/** Deeper, cells are smaller than communes, and most hold the middle of none. */
const DEEPEST_NAMED = 11;

/** The most populated commune in each cell of a zoom, by `column * 2^21 + row`. */
type CommunesByCell = Map<number, IndexedCommune>;
const ROWS = 2 ** 21;

/** Zooms are gathered when they are first asked for, some 10 ms each, and kept as long as the names are. */
const known = new WeakMap<PlaceIndex, (CommunesByCell | undefined)[]>();

/**
 * The name by which people find a part of the map: the most populated commune of a cell, which `column` and `row`
 * number along the sides of the world; undefined where there is none or the cell is smaller than a commune.
 */
export function largestCommune(
  index: PlaceIndex,
  { zoom, column, row }: { zoom: number; column: number; row: number },
): IndexedCommune | undefined {
  if (zoom > DEEPEST_NAMED) return undefined;
  const zooms = known.get(index) ?? [];
  known.set(index, zooms);
  const cells = zooms[zoom] ?? gatherCells(index, zoom);
  zooms[zoom] = cells;
  return cells.get(column * ROWS + row);
}

function gatherCells(index: PlaceIndex, zoom: number): CommunesByCell {
  const shift = cellShift(zoom);
  const cells: CommunesByCell = new Map();
  for (const commune of index.communes.values()) {
    // Paris, not its 15th arrondissement.
    if (commune.parentCode !== null) continue;
    const { x, y } = gridPosition(commune);
    const cell = (x >>> shift) * ROWS + (y >>> shift);
    const largest = cells.get(cell);
    if (!largest || commune.population > largest.population) cells.set(cell, commune);
  }
  return cells;
}
