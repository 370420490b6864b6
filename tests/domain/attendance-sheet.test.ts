import { expect, it } from 'vitest';
import { LINES_PER_PAGE, layOutSheet, type SheetPerson } from '#app/domain/attendance-sheet.ts';

const signUp = { entry: 'sign_up', capacity: 12, expected: null } as const;
const people = (count: number): SheetPerson[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Personne ${index + 1}`, seats: 1 }));
const namesOf = (pages: ReturnType<typeof layOutSheet>) =>
  pages.flat().flatMap((line) => (line.kind === 'person' ? [line.name] : []));

it('puts names in alphabetical order: accents beside their letter, other alphabets after, forgotten names last', () => {
  const names = ['zoé', 'Éric', 'Eve', null, 'محمد', 'Adèle', 'Groupe 10', 'Groupe 2', 'eric'];
  const pages = layOutSheet(
    names.map((name) => ({ name, seats: 1 })),
    signUp,
  );
  expect(namesOf(pages)).toEqual([
    'Adèle',
    'eric',
    'Éric',
    'Eve',
    'Groupe 2',
    'Groupe 10',
    'zoé',
    'محمد',
    null,
  ]);
});

it('gives each seat a line to sign, those who come along after whoever brings them', () => {
  const [page = []] = layOutSheet([{ name: 'Jeanne', seats: 3 }], signUp);
  expect(page.slice(0, 4)).toEqual([
    { kind: 'person', name: 'Jeanne', seats: 3 },
    { kind: 'companion', name: 'Jeanne', seat: 2, seats: 3 },
    { kind: 'companion', name: 'Jeanne', seat: 3, seats: 3 },
    { kind: 'walk_in' },
  ]);
});

it.each([
  [0, 1],
  [1, 1],
  [LINES_PER_PAGE - 6, 1],
  [LINES_PER_PAGE - 5, 2],
  [30, 2],
  [150, 8],
])(
  'fills %i lines of registrations up to %i full pages, with six lines or more for walk-ins',
  (count, expected) => {
    const pages = layOutSheet(people(count), signUp);
    expect(pages.map(({ length }) => length)).toEqual(Array(expected).fill(LINES_PER_PAGE));
    const walkIns = pages.flat().filter(({ kind }) => kind === 'walk_in');
    expect(walkIns.length).toBe(expected * LINES_PER_PAGE - count);
    expect(walkIns.length).toBeGreaterThanOrEqual(6);
  },
);

it.each([
  [{ capacity: 50, expected: null }, 60],
  [{ capacity: null, expected: 100 }, 100],
  [{ capacity: null, expected: null }, 40],
  [{ capacity: 10_000, expected: null }, 200],
])('has empty lines for as many as a session without sign-up expects, within reason: %o', (seats, lines) => {
  expect(layOutSheet([], { entry: 'drop_in', ...seats }).flat()).toHaveLength(lines);
});
