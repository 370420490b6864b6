import { describe, expect, it } from 'vitest';
import { checkForm } from '#app/forms/form.ts';
import { cancellationShape, sessionShape } from '#app/forms/session.ts';

const good = {
  attendance: 'on_site',
  venueId: '01a0cb8f-e401-7000-8000-03210f5159dc',
  programme: 'cafe-ia',
  title: 'Un café et l’IA',
  audience: 'seniors',
  format: 'atelier',
  language: 'fr',
  date: '2027-05-18',
  startTime: '14:00',
  endTime: '16:00',
  entry: 'sign_up',
  limit: 'limited',
  capacity: '12',
};

function check(change: Partial<typeof good>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...good, ...change })) form.append(name, value);
  const outcome = checkForm(sessionShape, form);
  return outcome.kind === 'valid' ? outcome.values : outcome.errors;
}

describe('the capacity', () => {
  it.each([
    ['12', 12],
    [' 007 ', 7],
    ['1 000', 1000],
    ['1\u202F000', 1000],
  ])('%j is taken', (capacity, people) => {
    expect(check({ capacity })).toMatchObject({ capacity: people });
  });

  it.each([
    '-1',
    '0',
    '1e3',
    '0x10',
    '12abc',
    '1.5',
    '1,5',
    '+5',
    'NaN',
    'Infinity',
    '1000000000',
    '9'.repeat(10_240),
  ])('%.20j is given back', (capacity) => {
    expect(check({ capacity })).toEqual({ capacity: 'numberOfPeople' });
  });

  it('is asked for when there is a limit', () => {
    expect(check({ capacity: '' })).toEqual({ capacity: 'required' });
  });
});

describe('the title', () => {
  it.each([
    ['\u200b\u200b\u200b', 'required'],
    ['\u202Eevil\u202C', 'unreadableSigns'],
    ['Un\u0000deux', 'unreadableSigns'],
    ['Un\r\nBcc: x@exemple.test', 'unreadableSigns'],
    ['ab', 'tooShort'],
    ['x'.repeat(10_240), 'tooLong'],
  ])('%.30j is given back', (title, error) => {
    expect(check({ title })).toEqual({ title: error });
  });

  it.each(['<script>alert(1)</script>', 'L’IA 🎉, pour tous ; "vraiment"', 'الذكاء الاصطناعي'])(
    '%j is kept as it is',
    (title) => {
      expect(check({ title })).toMatchObject({ title });
    },
  );
});

describe('the venue', () => {
  it.each(['a\u0000b', '../x', "' OR 1=1", 'x'.repeat(61)])('%j is no venue', (venueId) => {
    expect(check({ venueId })).toEqual({ venueId: 'choose' });
  });
});

it.each([
  [{ date: '2026-02-30' }, { date: 'date' }],
  [{ date: '9999-99-99' }, { date: 'date' }],
  [{ startTime: '25:61' }, { startTime: 'time' }],
  [{ startTime: '16:00', endTime: '14:00' }, { endTime: 'endBeforeStart' }],
])('%j is given back', (change, errors) => {
  expect(check(change)).toEqual(errors);
});

describe('the reason of a cancellation', () => {
  function reasonOf(typed: string) {
    const form = new FormData();
    form.append('reason', typed);
    const outcome = checkForm(cancellationShape, form);
    return outcome.kind === 'valid' ? outcome.values : outcome.errors;
  }

  it('is put on one line', () => {
    expect(reasonOf('La salle est fermée.\r\n \r\nNous en sommes désolés.\r\n')).toEqual({
      reason: 'La salle est fermée. Nous en sommes désolés.',
    });
  });

  it.each([
    ['\r\n\r\n', 'required'],
    ['Non', undefined],
    ['Ah', 'tooShort'],
    ['Fuite\u0000', 'unreadableSigns'],
    ['x'.repeat(501), 'tooLong'],
  ])('%.20j', (typed, error) => {
    expect(reasonOf(typed)).toEqual({ reason: error ?? typed });
  });
});
