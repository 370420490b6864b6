import { describe, expect, it } from 'vitest';
import {
  CELLS_ALONG,
  cellShift,
  DEEPEST_TILE,
  gridPosition,
  METROPOLE,
  positionInCell,
  readTile,
  tileAt,
  tilesIn,
} from '#app/domain/map-tile.ts';
import { makeRandom } from '#tests/support/random.ts';

describe('the tiles of the map', () => {
  it('hold each point once, and are found by their address', () => {
    const random = makeRandom(7);
    for (let number = 0; number < 2000; number++) {
      const point = { latitude: random.between(-89, 89), longitude: random.between(-180, 180) };
      const zoom = number % (DEEPEST_TILE + 1);
      const tile = tileAt(point, zoom);
      expect(readTile(String(tile.zoom), String(tile.column), String(tile.row))).toEqual(tile);
      const { latitude, longitude } = point;
      expect(tilesIn({ west: longitude, east: longitude, south: latitude, north: latitude }, zoom)).toEqual([
        tile,
      ]);
    }
  });

  it('of a view are few, whole and in reading order', () => {
    const tiles = tilesIn(METROPOLE, 5);
    expect(tiles.length).toBeLessThanOrEqual(9);
    expect(tiles).toContainEqual(tileAt({ latitude: 48.85, longitude: 2.35 }, 5));
    expect(tiles).toEqual(tiles.toSorted((one, other) => one.row - other.row || one.column - other.column));
    expect(tilesIn({ west: -200, east: 200, south: -90, north: 90 }, 0)).toHaveLength(1);
  });

  it('keep a marker in its cell, and move it no more than it must', () => {
    const random = makeRandom(11);
    for (let number = 0; number < 500; number++) {
      const zoom = 1 + (number % 12);
      const middle = { latitude: random.between(-60, 60), longitude: random.between(-170, 170) };
      const { x, y } = gridPosition(middle);
      const cell = { zoom, column: x >>> cellShift(zoom), row: y >>> cellShift(zoom) };
      const moved = positionInCell(middle, cell);
      const after = gridPosition(moved);
      expect([after.x >>> cellShift(zoom), after.y >>> cellShift(zoom)]).toEqual([cell.column, cell.row]);
      // 19 of the 64 pixels of a cell, and a little for rounding.
      const most = (360 / 2 ** zoom / CELLS_ALONG) * (19.2 / 64);
      expect(Math.abs(moved.longitude - middle.longitude)).toBeLessThanOrEqual(most);
    }
  });
});
