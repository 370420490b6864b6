import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { frameOutlines, framePoints, mergeOutlines } from '#app/geo/territory-shapes.ts';

/** A square of one degree with its south-western corner there. */
const square = (west: number, south: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west, south + 1],
      [west + 1, south + 1],
      [west + 1, south],
      [west, south],
    ],
  ],
});

describe('drawn territories', () => {
  it('fill a frame of 1000, north up, each with its label in the middle', () => {
    const { drawing } = frameOutlines([
      { code: 'a', geometry: square(10, 0) },
      { code: 'b', geometry: square(11, 0) },
    ]);
    expect(Math.max(drawing.width, drawing.height)).toBe(1000);
    expect(drawing.width / drawing.height).toBeCloseTo(2, 1);
    const [a, b] = drawing.shapes;
    if (!a || !b) throw new Error('Two shapes were drawn.');
    expect(a.path).toMatch(/^M10 500l0-490 490 0 0 490z$/);
    expect([a.x, a.y]).toEqual([255, 255]);
    expect(b.x).toBeGreaterThan(a.x);
  });

  it('know where a point of the earth stands', () => {
    const { drawing, place } = frameOutlines([{ code: 'a', geometry: square(2, 46) }]);
    const middle = place(2.5, 46.5);
    expect(Math.abs(middle.x - drawing.width / 2)).toBeLessThan(5);
    expect(Math.abs(middle.y - drawing.height / 2)).toBeLessThan(5);
    expect(place(2.5, 46.9).y).toBeLessThan(middle.y);
  });

  it('are an empty frame around points, even around a single one or none', () => {
    const frame = framePoints([
      { longitude: -150, latitude: -17 },
      { longitude: -140, latitude: -9 },
    ]);
    expect(frame.drawing.shapes).toEqual([]);
    const { x, y } = frame.place(-150, -17);
    // The largest sign is 45 units from its middle to its edge.
    expect(x).toBeGreaterThan(45);
    expect(y).toBeLessThan(frame.drawing.height - 45);
    for (const alone of [[{ longitude: 1, latitude: 1 }], [{ longitude: -62.8, latitude: 17.9 }]]) {
      const { drawing, place } = framePoints(alone);
      const middle = place(alone[0]?.longitude ?? 0, alone[0]?.latitude ?? 0);
      expect(middle.x).toBeCloseTo(drawing.width / 2, -1);
      expect(middle.y).toBeCloseTo(drawing.height / 2, -1);
      expect(Math.min(drawing.width, drawing.height)).toBeGreaterThan(500);
    }
    expect(framePoints([]).drawing.width).toBeLessThanOrEqual(1000);
  });

  it('lose the lines that two of them share when they are merged', () => {
    const merged = mergeOutlines('c', [
      { code: 'a', geometry: square(10, 0) },
      { code: 'b', geometry: square(11, 0) },
      { code: 'apart', geometry: square(20, 0) },
    ]);
    if (merged.geometry.type !== 'MultiPolygon') throw new Error(merged.geometry.type);
    const [pair, apart] = merged.geometry.coordinates.map(([ring]) => ring ?? []);
    expect(pair).toHaveLength(7);
    expect(pair?.at(0)).toEqual(pair?.at(-1));
    expect(apart).toHaveLength(5);
  });
});
