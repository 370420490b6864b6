import { describe, expect, it } from 'vitest';
import { checkForm } from '#app/forms/form.ts';
import { signUpShape } from '#app/forms/sign-up.ts';

function check(fields: Partial<Record<'name' | 'contact' | 'seats', string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    name: 'Jeanne',
    contact: 'jeanne@exemple.fr',
    seats: '1',
    ...fields,
  }))
    form.set(name, value);
  return checkForm(signUpShape, form);
}

function read(fields: Parameters<typeof check>[0]) {
  const outcome = check(fields);
  return outcome.kind === 'valid' ? outcome.values : outcome.errors;
}

describe('the contact', () => {
  it.each([
    ['  Jeanne.D@Exemple.FR ', { kind: 'email', value: 'jeanne.d@exemple.fr' }],
    ['jeanne+atelier@exemple.fr', { kind: 'email', value: 'jeanne+atelier@exemple.fr' }],
    ['06 12 34 56 78', { kind: 'phone', value: '+33612345678' }],
    ['06.12.34.56.78', { kind: 'phone', value: '+33612345678' }],
    ['+33 (0)6 12 34 56 78', { kind: 'phone', value: '+33612345678' }],
    ['0033612345678', { kind: 'phone', value: '+33612345678' }],
    ['05 55 12 34 56', { kind: 'phone', value: '+33555123456' }],
    ['0692 12 34 56', { kind: 'phone', value: '+262692123456' }],
    ['0639 01 23 45', { kind: 'phone', value: '+262639012345' }],
    ['0690 12 34 56', { kind: 'phone', value: '+590690123456' }],
    ['0696 12 34 56', { kind: 'phone', value: '+596696123456' }],
    ['0694 12 34 56', { kind: 'phone', value: '+594694123456' }],
    ['+687 75 12 34', { kind: 'phone', value: '+687751234' }],
    ['+689 87 12 34 56', { kind: 'phone', value: '+68987123456' }],
    ['+681 82 12 34', { kind: 'phone', value: '+681821234' }],
    ['+508 55 12 34', { kind: 'phone', value: '+508551234' }],
    ['+32 470 12 34 56', { kind: 'phone', value: '+32470123456' }],
  ])('%s is read as an e-mail address or a phone number', (typed, contact) => {
    expect(read({ contact: typed })).toMatchObject({ contact });
  });

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['jeanne', 'contact'],
    ['jeanne@', 'emailAddress'],
    ['jeanne@exemple', 'emailAddress'],
    ['jeanne@exemple.fr, jean@exemple.fr', 'emailAddress'],
    ['jeanne@exemple.fr\r\nBcc: tous@exemple.fr', 'unreadableSigns'],
    ['06 12 34 56', 'phoneNumber'],
    ['01 23 45 67 89 10', 'phoneNumber'],
    ['75 12 34', 'phoneNumber'],
    ['112', 'contact'],
    ['<script>alert(1)</script>', 'contact'],
    [`${'a'.repeat(250)}@exemple.fr`, 'tooLong'],
  ])('%j is given back with a way to mend it', (typed, error) => {
    expect(read({ contact: typed })).toEqual({ contact: error });
  });
});

describe('the name', () => {
  it.each([
    ['  Jeanne   et  Paul ', 'Jeanne et Paul'],
    ['Zoé 🙂', 'Zoé 🙂'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ["N'Golo-Maëlys d’Arc", "N'Golo-Maëlys d’Arc"],
    ['e\u0301lodie', 'élodie'],
    ['x'.repeat(80), 'x'.repeat(80)],
  ])('%j is kept as what to call somebody', (typed, name) => {
    expect(read({ name: typed })).toMatchObject({ name });
  });

  it.each([
    ['', 'required'],
    ['\u200b\u200d', 'required'],
    ['x'.repeat(81), 'tooLong'],
    ['x'.repeat(10_240), 'tooLong'],
    ['Jeanne\u0000', 'unreadableSigns'],
    ['Jeanne\nPaul', 'unreadableSigns'],
    ['Jean\uFFFDne', 'unreadableSigns'],
    ['\u202Eennaej', 'unreadableSigns'],
  ])('%j is given back', (typed, error) => {
    expect(read({ name: typed })).toEqual({ name: error });
  });
});

describe('the seats', () => {
  it.each(['1', '6', ' 2 '])('%j is taken', (seats) => {
    expect(read({ seats })).toMatchObject({ seats: Number(seats) });
  });
  it.each(['', '0', '7', '-1', '1.5', '1e0', '01', 'deux', '999999999'])('%j is given back', (seats) => {
    expect(read({ seats })).toEqual({ seats: 'seats' });
  });
});

it('names every field that is missing, in the order of the form, and keeps what was typed', () => {
  const form = new FormData();
  form.set('name', '');
  const outcome = checkForm(signUpShape, form);
  expect(outcome).toEqual({
    kind: 'invalid',
    errors: { name: 'required', contact: 'required', seats: 'seats' },
    typed: { name: '' },
  });
  expect(Object.keys(outcome.kind === 'invalid' ? outcome.errors : {})).toEqual(['name', 'contact', 'seats']);
});
