import { describe, expect, it } from 'vitest';
import { findCommunesNamed, findPlaces, resolvePlace } from '#db/places.server.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('place search', (connection) => {
  const labels = async (query: string, limit?: number) =>
    (await findPlaces(connection(), query, limit)).map((place) => place.label);
  const resolved = async (query: string) => {
    const answer = await resolvePlace(connection(), query);
    if (answer.kind === 'unknown') return 'unknown';
    if (answer.kind === 'found') return `${answer.place.kind} ${answer.place.code}`;
    return answer.places.map((place) => place.label);
  };

  describe('what is typed leads to one place', () => {
    it.each([
      ['Bordeaux', 'commune 33063'],
      ['BORDEAUX', 'commune 33063'],
      ['l’hay les roses', 'commune 94038'],
      ["L'Haÿ-les-Roses", 'commune 94038'],
      ['St-Étienne', 'commune 42218'],
      ['Bretagne', 'region 53'],
      ['La Réunion', 'department 974'],
      ['Ste Foy les Lyon', 'commune 69202'],
      ['havre', 'commune 76351'],
      ['Le Havre', 'commune 76351'],
      ['Paris', 'commune 75056'],
      ['Paris 11', 'commune 75111'],
      ['Paris 11e', 'commune 75111'],
      ['Lyon 3ème', 'commune 69383'],
      ['Marseille 1er', 'commune 13201'],
      ['Marseille (13)', 'commune 13055'],
      ['Marseille 13', 'commune 13213'],
      ['Vienne (86)', 'department 86'],
      ['saint-denis 974', 'commune 97411'],
      ['Saint-Denis (93)', 'commune 93066'],
      ['Saint-Denis La Réunion', 'commune 97411'],
      ['Saint-Denis Seine-Saint-Denis', 'commune 93066'],
      ['93200 Saint-Denis', 'commune 93066'],
      ['Bordeaux 33000', 'commune 33063'],
      ['93200', 'postcode 93200'],
      ['01400', 'postcode 01400'],
      ['97400', 'postcode 97400'],
      ['93', 'department 93'],
      ['2a', 'department 2A'],
      ['Creuse', 'department 23'],
      ['Mayotte', 'department 976'],
      ['Corse', 'region 94'],
      ['Grand Est', 'region 44'],
      ['Nouméa', 'commune 98818'],
    ])('%s', async (query, expected) => {
      expect(await resolved(query)).toBe(expected);
    });
  });

  it('offers homonyms as a choice, the most populated first, told apart by département', async () => {
    expect(await resolved('Saint Denis')).toEqual([
      'Saint-Denis (974)',
      'Saint-Denis (93)',
      'Saint-Denis (11)',
      'Saint-Denis (30)',
    ]);
  });

  it('offers the département and the commune of one name', async () => {
    expect(await resolved('Vienne')).toEqual(['Vienne (86)', 'Vienne (38)']);
  });

  it('offers a far larger place beside the small one of that very name', async () => {
    expect(await resolved('Aix')).toEqual(['Aix (19)', 'Aix-en-Provence (13)', 'Aix-les-Bains (73)']);
  });

  it('proposes what resembles a misspelt name without taking it for the answer', async () => {
    expect(await resolved('Monpellier')).toContain('Montpellier (34)');
  });

  it('finds a commune under the name it had before a merger', async () => {
    expect(await labels('Cherbourg-Octeville')).toEqual(['Cherbourg-Octeville (Cherbourg-en-Cotentin, 50)']);
    expect(
      (await findCommunesNamed(connection(), 'Bellegarde-sur-Valserine')).map((place) => place.code),
    ).toEqual(['01033']);
  });

  it('stands at the middle of a postcode with several communes, and says it is approximate', async () => {
    const answer = await resolvePlace(connection(), '01400');
    expect(answer).toMatchObject({
      kind: 'found',
      place: { departmentCode: '01', postcode: '01400', position: 'approximate' },
    });
  });

  it('knows no département for a postcode that straddles two', async () => {
    const straddling = await connection()
      .db.selectFrom('postcodes')
      .innerJoin('communes', 'communes.code', 'postcodes.commune_code')
      .select('postcode')
      .groupBy('postcode')
      .having((expression) => expression.fn.count('department_code').distinct(), '>', 1)
      .orderBy('postcode')
      .execute();
    expect(straddling.length).toBeGreaterThan(0);
    const [place] = await findPlaces(connection(), straddling[0]?.postcode ?? '');
    expect(place?.departmentCode).toBeUndefined();
  });

  it('suggests while one types, by population, within the limit', async () => {
    expect((await labels('saint d', 3)).slice(0, 2)).toEqual(['Saint-Denis (974)', 'Saint-Denis (93)']);
    expect((await labels('lyo'))[0]).toBe('Lyon (69)');
    expect(await labels('9320')).toEqual(['93200 Saint-Denis']);
    expect(await labels('a', 5)).toHaveLength(5);
  });

  it.each(['', '   ', '99999', 'xyzxyzxyz', '🙂🙂', '%_%', 'a'.repeat(10_000), "' or 1=1"])(
    'knows nothing of "%.20s"',
    async (query) => {
      expect(await resolved(query)).toBe('unknown');
    },
  );
});
