import { createContext, useContext } from 'react';
import type { Territory } from '#app/domain/permission.ts';
import { type Locale, localePath, type Text, textIn } from '#app/text/locale.ts';

/** What every component may need to know of the page it stands on. Pages are rendered on the server only. */
export type PageContext = {
  locale: Locale;
  /** Path and query as the browser has them. */
  address: string;
  /** Where the browser-side entry was built to. */
  scripts: string[];
  /** What an unexpected error is reported under. */
  requestId: string;
  /** Origin of the links that leave the page (calendars, canonical addresses), without a trailing slash. */
  publicUrl: string;
  /** Template of the map's tiles; none when the host turned them off. */
  tilesUrl: string | undefined;
  /** Of a signed-in coordinator. */
  territory?: Territory | undefined;
};

const Page = createContext<PageContext>({
  locale: 'fr',
  address: '/',
  scripts: [],
  requestId: '',
  publicUrl: '',
  tilesUrl: undefined,
});

export const PageProvider = Page.Provider;

export function usePage(): PageContext {
  return useContext(Page);
}

/** The phrases of the page's language, and addresses that stay in that language. */
export function useText(): { text: Text; locale: Locale; href: (path: string) => string } {
  const { locale } = usePage();
  return { text: textIn(locale), locale, href: (path) => localePath(locale, path) };
}
