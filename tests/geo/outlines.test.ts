import { describe, expect, it } from 'vitest';
import { outlinesAsGeoJson, roundGeometry, simplifyLine } from '#app/geo/outlines.ts';

describe('outlines', () => {
  it('keep three decimals, drop points that fell together, and rings that vanish', () => {
    const ring = [
      [1.00001, 2],
      [1.00002, 2],
      [3.12345, 2],
      [3, 4],
      [1.00001, 2],
    ];
    const speck = ring.map(() => [5, 5]);
    expect(roundGeometry({ type: 'MultiPolygon', coordinates: [[ring], [speck]] })).toEqual({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [1, 2],
            [3.123, 2],
            [3, 4],
            [1, 2],
          ],
        ],
      ],
    });
  });

  it('lose what lies on the way, and keep the ends and the corners', () => {
    const line = [
      [0, 0],
      [1, 0.001],
      [2, 0],
      [2, 1],
      [2.001, 2],
      [2, 3],
    ];
    expect(simplifyLine(line, 0.01)).toEqual([
      [0, 0],
      [2, 0],
      [2, 3],
    ]);
  });

  it('are one GeoJSON collection with codes and names', () => {
    const stored = [{ code: '2A', name: 'Corse-du-Sud', geometry: '{"type":"Polygon","coordinates":[]}' }];
    expect(JSON.parse(outlinesAsGeoJson(stored))).toEqual({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { code: '2A', name: 'Corse-du-Sud' },
          geometry: { type: 'Polygon', coordinates: [] },
        },
      ],
    });
  });
});
