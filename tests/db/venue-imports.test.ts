import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeGeocoder } from '#app/geo/geocoder.server.ts';
import type { VenueRecord } from '#app/geo/venue-file.server.ts';
import { readCatalogueVersion } from '#db/catalogue-versions.server.ts';
import { listSuggestedDuplicates } from '#db/venue-duplicates.server.ts';
import { type ImportOptions, importVenues } from '#db/venue-imports.server.ts';
import { insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

type Fields = Record<string, string>;

/** An invented file: the first record stands on line 2, below the headings. */
async function* fileOf(rows: Fields[]): AsyncGenerator<VenueRecord> {
  for (const [index, fields] of rows.entries()) {
    yield { line: index + 2, kind: 'record', fields: new Map(Object.entries(fields)) };
  }
}

const gueret = (id: string, more: Fields = {}): Fields => ({
  id,
  nom: `Lieu ${id}`,
  adresse: `${id.length} rue Inventée`,
  commune: 'Guéret',
  code_postal: '23000',
  code_insee: '23096',
  latitude: '46.17',
  longitude: '1.87',
  ...more,
});

const geocoded = {
  features: [
    {
      geometry: { coordinates: [1.872, 46.171] },
      properties: {
        label: '3 Rue Inventée 23000 Guéret',
        score: 0.9,
        name: '3 Rue Inventée',
        postcode: '23000',
        citycode: '23096',
        city: 'Guéret',
        type: 'housenumber',
      },
    },
  ],
};

onBothEngines('the import of venues', (connection) => {
  let imports = 0;
  const newSource = () => {
    imports += 1;
    return `essai-${imports}`;
  };

  async function run(defaultSource: string, rows: Fields[], options: Partial<ImportOptions> = {}) {
    const rejections: string[] = [];
    const remarks: string[] = [];
    const counts = await importVenues(connection(), fileOf(rows), {
      defaultSource,
      geocoder: undefined,
      now: new Date('2027-03-01T09:00:00.000Z'),
      publicUrl: 'https://semaine.example',
      onRejection: ({ line, reason }) => rejections.push(`${line}: ${reason}`),
      onRemark: ({ line, text }) => remarks.push(`${line}: ${text}`),
      onProgress: () => undefined,
      ...options,
    });
    const venues = await connection()
      .db.selectFrom('venues')
      .selectAll()
      .where('source', '=', defaultSource)
      .orderBy('source_id')
      .execute();
    return { counts, rejections, remarks, venues };
  }

  it('stores venues with what follows from their commune', async () => {
    const { counts, venues } = await run(newSource(), [
      gueret('a'),
      {
        id: 'b',
        nom: 'Case numérique',
        code_insee: '97411',
        code_postal: '97400',
        commune: 'SAINT DENIS',
        adresse: '1 rue de Paris',
        latitude: '-20.88',
        longitude: '55.45',
      },
    ]);
    expect(counts).toEqual({
      rows: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      positions: { given: 2, swapped: 0, approximate: 0 },
    });
    expect(venues[1]).toMatchObject({
      name: 'Case numérique',
      commune_name: 'Saint-Denis',
      department_code: '974',
      region_code: '04',
      time_zone: 'Indian/Reunion',
      position: 'exact',
      latitude: -20.88,
      organisation_id: null,
      closed_at: null,
    });
  });

  it('creates and duplicates nothing when the same file comes again, in any number of batches', async () => {
    const source = newSource();
    const rows = Array.from({ length: 650 }, (_, id) => gueret(`v${id}`));
    expect((await run(source, rows)).counts).toMatchObject({ rows: 650, created: 650 });
    const again = await run(source, rows);
    expect(again.counts).toMatchObject({ rows: 650, created: 0, updated: 0, unchanged: 650, rejected: 0 });
    expect(again.venues).toHaveLength(650);
  });

  it('updates what changed, keeps the id, and keeps what the file is silent about', async () => {
    const source = newSource();
    const first = await run(source, [gueret('a', { telephone: '05 55 00 00 00' }), gueret('b')]);
    const second = await run(source, [gueret('a', { nom: 'Nouveau nom' }), gueret('b')], {
      now: new Date('2027-03-02T09:00:00.000Z'),
    });
    expect(second.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(second.venues[0]).toMatchObject({
      id: first.venues[0]?.id,
      name: 'Nouveau nom',
      phone: '05 55 00 00 00',
      created_at: '2027-03-01T09:00:00.000Z',
      updated_at: '2027-03-02T09:00:00.000Z',
    });
  });

  it('explains every rejection with its line, and stores the others', async () => {
    const { counts, rejections } = await run(newSource(), [
      gueret('a'),
      gueret('', {}),
      gueret('c', { nom: '' }),
      { id: 'd', nom: 'Sans commune' },
      gueret('a', { nom: 'Le même id' }),
      { id: 'f', nom: 'Ailleurs', commune: 'Nulle-Part-sur-Rien', code_postal: '99999' },
    ]);
    expect(counts).toMatchObject({ rows: 6, created: 1, rejected: 5 });
    expect(rejections).toEqual([
      expect.stringMatching(/^3: it has no id/),
      expect.stringMatching(/^4: it has no name/),
      expect.stringMatching(/^5: it says no commune/),
      expect.stringMatching(/^6: line 2 has the same id/),
      expect.stringMatching(
        /^7: it has no code_insee, and no commune is known as "99999 Nulle-Part-sur-Rien"/,
      ),
    ]);
  });

  describe('places a venue without a usable INSEE code', () => {
    it.each([
      ['by postcode and name', { code_postal: '01400', commune: 'NEUVILLE-LES-DAMES' }, '01272'],
      ['by the code of a commune merged since', { code_insee: '01018' }, '01033'],
      ['by the name before a merger', { code_postal: '01200', commune: 'Bellegarde-sur-Valserine' }, '01033'],
      ['in Corse', { code_postal: '20000', commune: 'Ajaccio' }, '2A004'],
      ['under a special postcode', { code_postal: '13692', commune: 'Martigues' }, '13056'],
      [
        'behind an unreadable code',
        { code_insee: '0null', code_postal: '97400', commune: 'Saint-Denis' },
        '97411',
      ],
    ])('%s', async (_name, fields, expected) => {
      const { venues, rejections } = await run(newSource(), [{ id: 'x', nom: 'Lieu', ...fields }]);
      expect(rejections).toEqual([]);
      expect(venues[0]?.commune_code).toBe(expected);
      expect(venues[0]?.postcode).toMatch(/^\d{5}$/);
    });
  });

  it('marks as approximate what has no coordinates, or wrong ones, and puts swapped ones right', async () => {
    const { counts, remarks, venues } = await run(newSource(), [
      gueret('1', { latitude: '', longitude: '' }),
      gueret('2', { latitude: '0', longitude: '0' }),
      gueret('3', { latitude: '1.87', longitude: '46.17' }),
      gueret('4', { latitude: '52.4', longitude: '4.9' }),
    ]);
    expect(counts.positions).toEqual({ given: 0, swapped: 1, approximate: 3 });
    expect(venues.map(({ position }) => position)).toEqual([
      'approximate',
      'approximate',
      'exact',
      'approximate',
    ]);
    expect(venues[2]).toMatchObject({ latitude: 46.17, longitude: 1.87 });
    expect(remarks).toEqual([
      expect.stringMatching(/^4: .*swapped/),
      expect.stringMatching(/^5: .*far from Guéret \(23096\)/),
    ]);
  });

  it('asks the geocoder once for an address without coordinates, and not again for the same one', async () => {
    const asked: (string | null)[] = [];
    const server = createServer((request, response) => {
      asked.push(new URL(request.url ?? '', 'http://localhost').searchParams.get('q'));
      response.end(JSON.stringify(geocoded));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    const geocoder = makeGeocoder({ geocoderUrl: `http://127.0.0.1:${address.port}/search` }, connection());
    const source = newSource();
    const rows = [gueret('abc', { latitude: '', longitude: '' })];
    const { venues } = await run(source, rows, { geocoder });
    expect(venues[0]).toMatchObject({ latitude: 46.171, longitude: 1.872, position: 'approximate' });
    const again = await run(source, rows, { geocoder });
    expect(again.counts).toMatchObject({ unchanged: 1 });
    expect(asked).toEqual(['3 rue Inventée 23000 Guéret']);
  });

  it('keeps venues at one address apart, and suggests them as duplicates', async () => {
    const source = newSource();
    await run(source, [
      gueret('a', { adresse: '77 avenue du Doublon' }),
      gueret('b', { adresse: '77 AV. du Doublon' }),
      gueret('c', { adresse: '' }),
      gueret('d', { adresse: '' }),
    ]);
    const suggested = (await listSuggestedDuplicates(connection())).filter(({ addressKey }) =>
      addressKey.includes('doublon'),
    );
    expect(suggested).toEqual([{ addressKey: expect.stringContaining('23096'), venues: 2 }]);
  });

  it('shows the change of a venue in its published sessions, and raises the catalogue’s version once', async () => {
    const source = newSource();
    const { venues } = await run(source, [gueret('a'), gueret('b')]);
    const [venue] = venues;
    if (!venue) throw new Error('The venue was not stored.');
    const session = await insertSession(connection(), { venue_id: venue.id });
    const before = await readCatalogueVersion(connection());
    await run(source, [gueret('a', { nom: 'Maison rebaptisée' }), gueret('b', { nom: 'Autre nom' })]);
    const after = await connection()
      .db.selectFrom('sessions')
      .innerJoin('calendar_events', 'calendar_events.session_id', 'sessions.id')
      .select(['version', 'sequence', 'search_text', 'text'])
      .where('sessions.id', '=', session.id)
      .executeTakeFirstOrThrow();
    expect(after.version).toBe(before + 1);
    expect(await readCatalogueVersion(connection())).toBe(before + 1);
    expect(after.sequence).toBe(session.sequence + 1);
    expect(after.search_text).toContain('maison rebaptisee');
    expect(after.text).toContain('Maison rebaptisée');
  });

  it('leaves the catalogue alone when no session is held at what changed', async () => {
    const source = newSource();
    await run(source, [gueret('a')]);
    const before = await readCatalogueVersion(connection());
    await run(source, [gueret('a', { nom: 'Autre nom' })]);
    expect(await readCatalogueVersion(connection())).toBe(before);
  });
});
