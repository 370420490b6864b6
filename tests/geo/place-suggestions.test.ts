import { expect, it } from 'vitest';
import { resolveInIndex } from '#app/geo/place-search.ts';
import { suggestPlaces } from '#app/geo/place-suggestions.ts';
import { indexOf } from '#db/places.server.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('places proposed while somebody types', (connection) => {
  it('begin as typed, the largest first, with their département beside homonyms', async () => {
    const index = await indexOf(connection());
    const labels = (query: string) => suggestPlaces(index, query, 8).map(({ label }) => label);
    expect(labels('lim')[0]).toBe('Limoges (87)');
    expect(labels('saint-denis').slice(0, 2)).toEqual(['Saint-Denis (974)', 'Saint-Denis (93)']);
    expect(labels('23')[0]).toBe('Creuse (23)');
    expect(labels('xyzzy')).toEqual([]);
    expect(labels('  ')).toEqual([]);
  });

  it('each mean one place alone when they are searched for', async () => {
    const index = await indexOf(connection());
    const queries = [
      ...['saint-denis', 'vienne', 'paris', 'lyon 3', 'aix', 'bretagne', 'la re', 'creuse', 'ile', 'mayotte'],
      ...['93200', '2a', '974', '75', 'sainte-marie', 'val', 'cedex', 'plan', 'castres', 'bourg'],
    ];
    let checked = 0;
    for (const query of queries) {
      for (const { value, label } of suggestPlaces(index, query, 12)) {
        const answer = resolveInIndex(index, value, 12);
        expect({ value, label, kind: answer.kind }).toEqual({ value, label, kind: 'found' });
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('leave out no commune for want of words that mean it alone', async () => {
    const index = await indexOf(connection());
    const lost = [...index.communes.values()].filter(({ code, name, departmentCode, parentCode }) => {
      const label = parentCode === null ? `${name} (${departmentCode})` : name;
      const answer = resolveInIndex(index, label, 2);
      return answer.kind !== 'found' || answer.place.code !== code;
    });
    expect(lost.map(({ name, departmentCode }) => `${name} (${departmentCode})`)).toEqual([]);
  });
});
