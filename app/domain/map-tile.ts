/**
 * The squares of the world that a map asks for, as web maps cut it (EPSG:3857), twice as wide as a picture's: tile
 * `zoom` shows what a map shows at `zoom + 1`. A point is in one tile of a zoom, and in one of its cells.
 */
import type { Point } from './distance.ts';

export type MapTile = { zoom: number; column: number; row: number };
/** Degrees. */
export type Bounds = { west: number; south: number; east: number; north: number };

/** Pixels of a tile's side. */
export const TILE_SIZE = 512;
/** Cells along a tile's side, each one marker at most: 64 pixels, a marker of 44 and some room. */
export const CELLS_ALONG = 8;
export const CELL_SIZE = TILE_SIZE / CELLS_ALONG;
const CELL_BITS = Math.log2(CELLS_ALONG);
export const DEEPEST_TILE = 17;
/** Without pictures the outlines alone show nothing but an empty page any deeper. */
export const DEEPEST_TILE_WITHOUT_PICTURES = 10;
/** Positions are numbers below 2^24 along either side of the world: two metres, a sixteenth of the smallest cell. */
const GRID_BITS = 24;
const GRID = 2 ** GRID_BITS;
/** What a session without a venue has in the place of a position: in no tile. */
export const NOWHERE = 2 ** 32 - 1;
/** Poleward of it, the square map of the web ends. */
const LAST_LATITUDE = 85.05;

/** Metropolitan France: where a map opens that has no better place. */
export const METROPOLE: Bounds = { west: -5.3, south: 41.3, east: 9.7, north: 51.2 };

/** How far east and south a point is on the grid. */
export function gridPosition({ latitude, longitude }: Point): { x: number; y: number } {
  const bounded = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, latitude)) * (Math.PI / 180);
  const down = (1 - Math.log(Math.tan(bounded) + 1 / Math.cos(bounded)) / Math.PI) / 2;
  const across = (longitude + 180) / 360;
  const onGrid = (share: number) => Math.max(0, Math.min(GRID - 1, Math.floor(share * GRID)));
  return { x: onGrid(across), y: onGrid(down) };
}

/** By how many bits a grid position is cut to number the cells of a zoom, along one side of the world. */
export function cellShift(zoom: number): number {
  return GRID_BITS - CELL_BITS - zoom;
}

/** By how many bits a grid position is cut to number the tiles of a zoom. */
export function tileShift(zoom: number): number {
  return GRID_BITS - zoom;
}

/** The tile that holds a point. */
export function tileAt(point: Point, zoom: number): MapTile {
  const { x, y } = gridPosition(point);
  return { zoom, column: x >>> tileShift(zoom), row: y >>> tileShift(zoom) };
}

/** The tiles that a view touches, row by row. */
export function tilesIn({ west, south, east, north }: Bounds, zoom: number): MapTile[] {
  const inWorld = (longitude: number) => Math.max(-180, Math.min(180, longitude));
  const first = tileAt({ latitude: north, longitude: inWorld(west) }, zoom);
  const last = tileAt({ latitude: south, longitude: inWorld(east) }, zoom);
  const tiles: MapTile[] = [];
  for (let row = first.row; row <= last.row; row++) {
    for (let column = first.column; column <= last.column; column++) tiles.push({ zoom, column, row });
  }
  return tiles;
}

/** The tile that an address names; undefined when there is none. */
export function readTile(zoom: string, column: string, row: string): MapTile | undefined {
  if (![zoom, column, row].every((text) => /^\d{1,6}$/.test(text))) return undefined;
  const tile = { zoom: Number(zoom), column: Number(column), row: Number(row) };
  const along = 2 ** tile.zoom;
  return tile.zoom <= DEEPEST_TILE && tile.column < along && tile.row < along ? tile : undefined;
}

/** Room that a marker keeps to the border of its cell, in pixels: markers of neighbouring cells then do not overlap. */
const MARGIN = 19;

/**
 * Where the marker of a cell stands: at the middle of what it counts, moved into the cell by at most 19 pixels of the
 * map. `column` and `row` number the cell along the sides of the world at that zoom.
 */
export function positionInCell(middle: Point, cell: MapTile): Point {
  const cellsAround = 2 ** (cell.zoom + CELL_BITS);
  const across = ((middle.longitude + 180) / 360) * cellsAround;
  const { y } = gridPosition(middle);
  const down = (y / GRID) * cellsAround;
  const margin = MARGIN / CELL_SIZE;
  const inside = (value: number, start: number) =>
    Math.max(start + margin, Math.min(start + 1 - margin, value));
  const x = inside(across, cell.column);
  const moved = inside(down, cell.row);
  return {
    longitude: (x / cellsAround) * 360 - 180,
    latitude: moved === down ? middle.latitude : latitudeAt(moved / cellsAround),
  };
}

/** The latitude at a share of the way down the square map. */
function latitudeAt(down: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * down))) * 180) / Math.PI;
}
