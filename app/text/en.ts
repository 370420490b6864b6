import type { Text } from './locale.ts';

/** Every phrase a person reads, in English. */
export const en: Text = {
  site: {
    name: 'Semainier',
    skip: 'Skip to content',
  },
  /** What is wrong with one field, and how to mend it. */
  fieldErrors: {
    invalid: 'This answer cannot be read. Check it.',
    required: 'Fill in this field.',
  },
};
