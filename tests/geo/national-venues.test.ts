import { describe, expect, it } from 'vitest';
import { readNationalVenue } from '#app/geo/national-venues.ts';

const read = (fields: Record<string, string>) =>
  readNationalVenue(
    new Map(Object.entries({ id: 'v1', nom: 'Lieu', code_insee: '23096', ...fields })),
    'essai',
  );
const venue = (fields: Record<string, string>) => {
  const reading = read(fields);
  if (reading.kind !== 'venue') throw new Error(reading.reason);
  return reading.venue;
};

describe('a record of the national standard', () => {
  it('is a venue with its id, its name and a commune, and nothing else', () => {
    expect(venue({})).toEqual({
      source: 'essai',
      sourceId: 'v1',
      name: 'Lieu',
      address: '',
      addressExtra: null,
      postcode: '',
      inseeCode: '23096',
      communeName: '',
      coordinates: undefined,
      phone: null,
      website: null,
      openingHours: null,
      accessNotes: null,
    });
  });

  it.each([
    ['no id', { id: ' ' }, /field "id"/],
    ['no name', { nom: '' }, /"nom"/],
    ['no commune', { code_insee: '' }, /"code_insee"/],
    ['a name of 10,000 signs', { nom: 'a'.repeat(10_000) }, /longer than 300/],
  ])('is rejected for %s, with a sentence that says how to mend it', (_name, fields, reason) => {
    expect(read(fields)).toMatchObject({ kind: 'rejected', reason: expect.stringMatching(reason) });
  });

  it('may bear headings of former versions, or of a person', () => {
    const record = new Map([
      ['ID', 'v2'],
      ['Nom', 'Tiers-lieu'],
      ['Code postal', '1400'],
      ['Ville', 'Neuville'],
      ['Complément d’adresse', 'Bâtiment B'],
      ['lat', '46,13'],
      ['lng', '4,97'],
      ['Téléphone', '474552211'],
      ['accessibilite', 'https://acceslibre.example/v2'],
      ['labels_nationaux', 'CNFS'],
    ]);
    expect(readNationalVenue(record, 'essai')).toMatchObject({
      kind: 'venue',
      venue: {
        sourceId: 'v2',
        name: 'Tiers-lieu',
        postcode: '01400',
        communeName: 'Neuville',
        addressExtra: 'Bâtiment B',
        coordinates: { latitude: 46.13, longitude: 4.97 },
        phone: '0474552211',
        accessNotes: 'https://acceslibre.example/v2',
      },
    });
  });

  it.each([
    ['', '4.9'],
    ['0', '0'],
    ['46.106.071', '5'],
    ['NaN', 'NaN'],
    ['1e999', '2'],
  ])('has no coordinates when they read "%s" and "%s"', (latitude, longitude) => {
    expect(venue({ latitude, longitude }).coordinates).toBeUndefined();
  });

  it('keeps web addresses only as what a page may link to', () => {
    expect(venue({ site_web: 'https://exemple.fr/a|https://exemple.org' }).website).toBe(
      'https://exemple.fr/a',
    );
    expect(venue({ site_web: 'www.exemple.fr' }).website).toBe('https://www.exemple.fr');
    expect(venue({ site_web: 'javascript:alert(1)' }).website).toBeNull();
    expect(venue({ site_web: 'ftp://exemple.fr' }).website).toBeNull();
  });

  it('is cleaned of control characters and of "null" written out', () => {
    expect(venue({ nom: ' Maison\u0000\n des\t jeunes ', complement_adresse: 'null' })).toMatchObject({
      name: 'Maison des jeunes',
      addressExtra: null,
    });
    expect(venue({ telephone: 'sonner à la porte' }).phone).toBeNull();
  });
});
