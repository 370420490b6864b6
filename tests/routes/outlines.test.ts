import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { loader } from '#app/routes/outlines.ts';
import { callForResponse, makeTestApplication } from '#tests/support/application.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('the outlines', (connection) => {
  it('come as one small GeoJSON file that browsers keep', async () => {
    const application = await makeTestApplication(connection());
    const response = await callForResponse(application, loader, { url: '/geo/contours.json' });
    expect(response.headers.get('Cache-Control')).toMatch(/^public, max-age=\d{6}/);
    const text = await response.text();
    expect(gzipSync(text).length).toBeLessThan(45_000);
    const { type, features } = JSON.parse(text);
    expect(type).toBe('FeatureCollection');
    expect(features).toHaveLength(101);
    expect(features[0].properties).toEqual({ code: '01', name: 'Ain' });
  });
});
