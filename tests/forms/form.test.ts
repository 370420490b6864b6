import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkForm } from '#app/forms/form.ts';

const shape = z.object({
  name: z.string().min(1, { error: 'required' }),
  seats: z.coerce.number({ error: 'a message that is no key' }).int(),
});

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

describe('a sent form', () => {
  it('gives typed values when everything can be read', () => {
    expect(checkForm(shape, form({ name: 'Amina', seats: '2' }))).toMatchObject({
      kind: 'valid',
      values: { name: 'Amina', seats: 2 },
    });
  });

  it('gives back what was typed beside one error a field', () => {
    expect(checkForm(shape, form({ name: '', seats: 'deux' }))).toEqual({
      kind: 'invalid',
      errors: { name: 'required', seats: 'invalid' },
      typed: { name: '', seats: 'deux' },
    });
  });

  it('brings no endless text back to the page', () => {
    const outcome = checkForm(shape, form({ name: 'x'.repeat(50_000), seats: '?' }));
    expect(outcome.typed.name?.length).toBe(20_000);
  });
});
