import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { PageProvider } from '#app/components/page-context.tsx';
import type { Territory } from '#app/domain/permission.ts';

function doorsOf(territory: Territory | undefined): string[] {
  const page = { locale: 'fr' as const, address: '/coordination', scripts: [], requestId: 'test' };
  const html = renderToStaticMarkup(
    <PageProvider value={{ ...page, publicUrl: '', tilesUrl: undefined, territory }}>
      <CoordinationNav />
    </PageProvider>,
  );
  return [...html.matchAll(/href="([^"]+)"/g)].map(([, path = '']) => path);
}

it('leads the country’s coordinators to the editions and the long-term goal, and nobody else', () => {
  const national = ['/coordination/editions', '/coordination/objectif-pluriannuel'];
  expect(doorsOf({ kind: 'country' })).toEqual(expect.arrayContaining(national));
  const elsewhere: (Territory | undefined)[] = [
    { kind: 'region', code: '75' },
    { kind: 'department', code: '23' },
    undefined,
  ];
  for (const territory of elsewhere) {
    const doors = doorsOf(territory);
    expect(doors).toContain('/coordination');
    expect(doors.filter((path) => national.includes(path))).toEqual([]);
  }
});
