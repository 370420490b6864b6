import { expect, it } from 'vitest';
import { figureOf, figureRowsPath, figures, readFigure } from '#app/domain/figure.ts';

it.each(figures)('the figure %s is found again in the address that it gives', (figure) => {
  for (const territory of [
    { kind: 'country' } as const,
    { kind: 'region', code: '75' } as const,
    { kind: 'department', code: '2A' } as const,
  ]) {
    const { searchParams, pathname } = new URL(figureRowsPath(territory, figure), 'http://localhost');
    expect(pathname).toBe('/coordination/chiffres');
    expect(readFigure(searchParams)).toBe(figure);
    expect(searchParams.get('region')).toBe(territory.kind === 'region' ? '75' : null);
    expect(searchParams.get('departement')).toBe(territory.kind === 'department' ? '2A' : null);
  }
});

it('an address that names no figure is of the participants, and one that names another is of none', () => {
  const read = (query: string) => readFigure(new URLSearchParams(query));
  expect(read('')).toBe('participants');
  expect(read('mesure=participants&grade=')).toBe('participants');
  expect(read('mesure=places&grade=comptes')).toBe('seats');
  expect(read('mesure=heures')).toBeUndefined();
  expect(read('mesure=participants&grade=vus')).toBeUndefined();
});

it('every figure is read off the totals', () => {
  const totals = {
    events: 1,
    seatsOffered: 2,
    participants: { total: 18, checkedIn: 3, counted: 4, estimated: 5, registered: 6 },
    toVerify: 7,
  };
  expect(figures.map((figure) => figureOf(totals, figure))).toEqual([1, 2, 18, 3, 4, 5, 6, 7]);
});
