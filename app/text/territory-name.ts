import type { Text } from './locale.ts';

/** A territory in words: all of France, a region, a département with its code. */
export function territoryName(
  text: Text,
  territory: { kind: 'country' } | { kind: 'region' | 'department'; code: string; name: string },
): string {
  switch (territory.kind) {
    case 'country':
      return text.coordination.country;
    case 'region':
      return text.team.region(territory.name);
    case 'department':
      return text.team.department(territory.name, territory.code);
  }
}
