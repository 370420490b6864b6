import { describe, expect, it } from 'vitest';
import { readReturnPath } from '#app/auth/return-path.ts';

describe('where to go after signing in', () => {
  it.each(['/', '/mediation', '/en/coordination?vue=carte#bas', '/ateliers?lieu=Gu%C3%A9ret'])(
    'follows the inside path %s',
    (path) => expect(readReturnPath(path, '/mediation')).toBe(path),
  );

  it.each([
    '//evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '/a\\b',
    '/\t/evil.test',
    '/\n/evil.test',
    '',
    ' /mediation',
    `/${'x'.repeat(600)}`,
    null,
  ])('does not follow %j', (path) => expect(readReturnPath(path, '/mediation')).toBe('/mediation'));
});
