import { en } from './en.ts';
import { fr } from './fr.ts';

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The shape every language fills: French is the source of truth. */
export type Text = Phrases<typeof fr>;

/** French's shape with any words in it: a function's own words are not part of the shape. */
type Phrases<Part> = Part extends (...values: infer Values) => string
  ? (...values: Values) => string
  : Part extends string
    ? string
    : { [Key in keyof Part]: Phrases<Part[Key]> };

const texts: Record<Locale, Text> = { fr, en };

/** Every phrase of the interface in that language. */
export function textIn(locale: Locale): Text {
  return texts[locale];
}

/** French pages live at the root, the others under their code: `/ateliers`, `/en/ateliers`. */
export function localePath(locale: Locale, path: string): string {
  if (locale === 'fr') return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/** Splits `/en/ateliers` into its locale and the route's own path. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
  for (const locale of locales) {
    if (locale === 'fr') continue;
    if (pathname === `/${locale}`) return { locale, path: '/' };
    if (pathname.startsWith(`/${locale}/`)) return { locale, path: pathname.slice(locale.length + 1) };
  }
  return { locale: 'fr', path: pathname };
}
