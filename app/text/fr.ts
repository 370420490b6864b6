/** Every phrase a person reads, in French: the source of truth. en.ts must have the same shape. */
export const fr = {
  site: {
    name: 'Semainier',
    skip: 'Aller au contenu',
  },
  /** What is wrong with one field, and how to mend it. */
  fieldErrors: {
    invalid: 'Cette réponse n’est pas lisible. Vérifiez-la.',
    required: 'Remplissez ce champ.',
  },
};
