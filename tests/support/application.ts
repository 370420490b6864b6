import type { ActionFunctionArgs, LoaderFunctionArgs, TypedResponse } from '@remix-run/node';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import { readSettings, type Settings } from '#app/env.server.ts';
import { makeGeocoder } from '#app/geo/geocoder.server.ts';
import type { Application, RequestContext } from '#app/server/context.server.ts';
import { type Locale, localePath } from '#app/text/locale.ts';
import type { Connection } from '#db/connection.server.ts';

/** The instant at which route tests happen unless they say otherwise: a Monday morning before the week. */
export const TEST_NOW = new Date('2027-03-01T09:00:00.000Z');

export const TEST_SETTINGS: Settings = readSettings({
  PUBLIC_URL: 'http://localhost:3000',
  SECRET: 'tests-only-tests-only-tests-only-tests-only',
  GEOCODER_URL: 'off',
  TILES_URL: 'off',
});

/** The application over a test's database: nothing of ours replaced, the network off, the clock still. */
export async function makeTestApplication(
  connection: Connection,
  overrides: { now?: Date; settings?: Partial<Settings> } = {},
): Promise<Application> {
  const settings = { ...TEST_SETTINGS, ...overrides.settings };
  return {
    settings,
    connection,
    catalogue: await loadCatalogue(connection),
    geocoder: makeGeocoder(settings, connection),
    now: () => overrides.now ?? TEST_NOW,
  };
}

export type Call = {
  /** The French path and query: `/ateliers?lieu=Gueret`. */
  url: string;
  /** POST when a form is given, else GET. */
  method?: string;
  /** Fields of an urlencoded form; a list is a field sent several times. */
  form?: Record<string, string | string[]>;
  params?: Record<string, string>;
  cookie?: string;
  locale?: Locale;
  headers?: Record<string, string>;
  context?: Partial<RequestContext>;
};

/**
 * Calls a loader or an action as the HTTP server would, with a real Request, and gives what it returned. A thrown
 * Response (a redirect, a 404) is returned too; anything else that is thrown fails the test.
 */
export async function call<Result>(
  application: Application,
  handler: (args: LoaderFunctionArgs & ActionFunctionArgs) => Result,
  {
    url,
    form,
    method = form ? 'POST' : 'GET',
    params = {},
    cookie,
    locale = 'fr',
    headers = {},
    context = {},
  }: Call,
): Promise<Exclude<Awaited<Result>, TypedResponse<unknown>> | Response> {
  const request = new Request(new URL(url, application.settings.publicUrl), {
    method,
    headers: { ...headers, ...(cookie ? { Cookie: cookie } : {}) },
    body: form ? encodeForm(form) : undefined,
  });
  try {
    const result = await handler({
      request,
      params,
      context: {
        ...application,
        locale,
        requestId: 'test',
        clientAddress: '127.0.0.1',
        address: localePath(locale, url),
        form: undefined,
        refusal: undefined,
        developmentScripts: [],
        ...context,
      },
    });
    // Remix's own word for a Response is narrower than Response; it is one all the same.
    return result as Exclude<Awaited<Result>, TypedResponse<unknown>> | Response;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

/** The same, where the test expects a Response: a redirect, a refusal, a feed. */
export async function callForResponse(
  application: Application,
  handler: (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown,
  options: Call,
): Promise<Response> {
  const result = await call(application, handler, options);
  if (!(result instanceof Response)) throw new Error('The route returned data, not a Response.');
  return result;
}

function encodeForm(form: Record<string, string | string[]>): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const each of Array.isArray(value) ? value : [value]) fields.append(name, each);
  }
  return fields;
}
