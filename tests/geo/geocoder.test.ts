import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { makeGeocoder } from '#app/geo/geocoder.server.ts';
import { onBothEngines } from '#tests/support/databases.ts';

/** An answer in the form that the Géoplateforme documents (GeoJSON of an address search). */
const documented = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [2.290084, 49.897442] },
      properties: {
        label: '8 Boulevard du Port 80000 Amiens',
        score: 0.97,
        housenumber: '8',
        id: '80021_6590_00008',
        name: '8 Boulevard du Port',
        postcode: '80000',
        citycode: '80021',
        x: 648952.58,
        y: 6977867.14,
        city: 'Amiens',
        context: '80, Somme, Hauts-de-France',
        type: 'housenumber',
        importance: 0.67,
        street: 'Boulevard du Port',
        _type: 'address',
      },
    },
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [2.0, 48.0] },
      properties: {
        label: 'Elsewhere',
        score: 0.1,
        name: 'Elsewhere',
        citycode: '28001',
        city: 'X',
        type: 'street',
      },
    },
  ],
};

let server: Server | undefined;
let asked: URL[] = [];

async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  asked = [];
  server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://localhost'));
    answer(response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}/geocodage/search`;
}

const answering = (status: number, body: string) => (response: ServerResponse) => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
};

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

onBothEngines('the geocoder', (connection) => {
  it('asks the service first, and keeps what it is sure of', async () => {
    const geocoderUrl = await serve(answering(200, JSON.stringify(documented)));
    const geocoder = makeGeocoder({ geocoderUrl }, connection());
    const near = { latitude: 49.9, longitude: 2.3 };
    expect(await geocoder.searchAddress('8 bd du Port, Amiens', { limit: 5, near })).toEqual([
      {
        label: '8 Boulevard du Port 80000 Amiens',
        address: '8 Boulevard du Port',
        postcode: '80000',
        communeCode: '80021',
        communeName: 'Amiens',
        latitude: 49.897442,
        longitude: 2.290084,
        position: 'exact',
      },
    ]);
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      q: '8 bd du Port, Amiens',
      limit: '5',
      lat: '49.9',
      lon: '2.3',
    });
  });

  describe.each([
    ['answers 500', answering(500, '{}')],
    ['answers rubbish', answering(200, '<html>')],
    ['answers another shape', answering(200, '{"features":[{"properties":{}}]}')],
    ['finds nothing', answering(200, '{"type":"FeatureCollection","features":[]}')],
    ['hangs', () => undefined],
    ['hangs in the middle', (response: ServerResponse) => void response.writeHead(200).write('{"fea')],
  ])('when the service %s', (_name, answer) => {
    it('finds the commune in our own tables', async () => {
      const geocoderUrl = await serve(answer);
      const geocoder = makeGeocoder({ geocoderUrl }, connection(), 300);
      const start = performance.now();
      const [match] = await geocoder.searchAddress('8 bd du Port 80000 Amiens');
      expect(match).toMatchObject({
        address: '8 bd du Port',
        postcode: '80000',
        communeCode: '80021',
        position: 'approximate',
      });
      expect(performance.now() - start).toBeLessThan(5000);
    });
  });

  it('leaves a service that failed alone for a while', async () => {
    const geocoderUrl = await serve(answering(503, ''));
    const geocoder = makeGeocoder({ geocoderUrl }, connection());
    await geocoder.searchAddress('1 rue Haute, Guéret');
    await geocoder.searchAddress('2 rue Haute, Guéret');
    expect(asked).toHaveLength(1);
  });

  it('does not ask what the service refuses', async () => {
    const geocoderUrl = await serve(answering(200, JSON.stringify(documented)));
    const geocoder = makeGeocoder({ geocoderUrl }, connection());
    for (const query of ['', 'ab', '(rue)', 'a'.repeat(500)]) await geocoder.searchAddress(query);
    expect(asked).toHaveLength(0);
  });

  describe('when it is off', () => {
    const search = (query: string, limit = 4) =>
      makeGeocoder({ geocoderUrl: undefined }, connection()).searchAddress(query, { limit });

    it('keeps the street that was typed and stands at the commune', async () => {
      expect(await search('3 rue du Port, Le Havre')).toMatchObject([
        { label: '3 rue du Port, 76600 Le Havre', communeCode: '76351', position: 'approximate' },
      ]);
    });

    it('offers every commune of the name, or of the postcode', async () => {
      const codes = async (query: string) => (await search(query)).map((match) => match.communeCode);
      expect(await codes('place de la Mairie Saint-Denis')).toEqual(['97411', '93066', '11339', '30247']);
      expect(await codes('1 rue Haute 93200 Saint-Denis')).toEqual(['93066']);
      expect((await codes('1 rue Haute 01400')).length).toBeGreaterThan(1);
      expect(await codes('12 bd Voltaire Paris 11e')).toEqual(['75111']);
    });

    it('offers communes while a name is being typed, and nothing for nothing', async () => {
      expect((await search('gren'))[0]?.communeName).toBe('Grenoble');
      expect(await search('')).toEqual([]);
      expect(await search('🙂')).toEqual([]);
    });

    it('puts the nearest of homonyms first', async () => {
      const [match] = await makeGeocoder({ geocoderUrl: undefined }, connection()).searchAddress(
        'Saint-Denis',
        {
          near: { latitude: 48.85, longitude: 2.35 },
        },
      );
      expect(match?.communeCode).toBe('93066');
    });
  });
});
