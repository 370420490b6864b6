import { expect, it } from 'vitest';
import { certificateShape, MOST_NAMES } from '#app/forms/certificate.ts';
import { checkForm } from '#app/forms/form.ts';

const check = (names: string) => checkForm(certificateShape, new URLSearchParams({ names }));

it('reads one name a line, whatever ends the lines', () => {
  const outcome = check('  Əli Məmmədov\r\n\r\nŁukasz\nمحمد\r');
  expect(outcome).toMatchObject({ kind: 'valid', values: { names: ['Əli Məmmədov', 'Łukasz', 'محمد'] } });
});

it.each([
  ['nothing', ' \n ', 'required'],
  ['too many names', 'Zoé\n'.repeat(MOST_NAMES + 1), 'tooManyNames'],
  ['a name that is too long', `Zoé\n${'x'.repeat(121)}`, 'tooLong'],
  ['a sign that turns the text around', 'Zoé\u202e', 'unreadableSigns'],
])('refuses %s, and keeps what was typed', (_, names, error) => {
  expect(check(names)).toEqual({ kind: 'invalid', errors: { names: error }, typed: { names } });
});
