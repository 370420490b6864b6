import type { AppLoadContext } from '@remix-run/node';
import type { Catalogue } from '#app/catalogue/catalogue.server.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { Settings } from '#app/env.server.ts';
import type { SentForm } from '#app/forms/sent-form.ts';
import type { Geocoder } from '#app/geo/geocoder.server.ts';
import type { Locale } from '#app/text/locale.ts';
import type { Connection } from '#db/connection.server.ts';

/** What lives as long as the process. */
export type Application = {
  settings: Settings;
  connection: Connection;
  catalogue: Catalogue;
  geocoder: Geocoder;
  /** The current instant; tests hand their own. */
  now: () => Date;
};

/** What every loader and action receives as `context`. */
export type RequestContext = Application & {
  locale: Locale;
  requestId: string;
  clientAddress: string;
  /** The browser's own address of the page (locale prefix included), path and query. */
  address: string;
  /** The urlencoded form that came with the request, already read; see app/forms/sent-form.ts. */
  form: SentForm | undefined;
  /** Why the HTTP server refuses the request before any route sees it (413, 429, 403 …). */
  refusal: number | undefined;
  /** What a signed-in coordinator coordinates, once a guard has said so: the doors of their space depend on it. */
  territory?: Territory | undefined;
  /** Modules that Vite wants on a page before the entry; empty in production. */
  developmentScripts: string[];
};

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
  /** Types loaders' data as remix.config.js makes Remix hand it over: not as JSON, `data()` unwrapped. */
  interface Future {
    v3_singleFetch: true;
  }
}

export type { AppLoadContext };
