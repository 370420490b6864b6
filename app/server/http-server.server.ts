import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { findSignedIn } from '#app/auth/guards.server.ts';
import { localePath, splitLocale } from '#app/text/locale.ts';
import { newId } from '#db/identifiers.ts';
import { addressGroup, clientAddress } from './client-address.server.ts';
import { chooseEncoding, compress, isWorthCompressing } from './compression.server.ts';
import type { Application, RequestContext } from './context.server.ts';
import { LIVE_PATH, type LiveUpdates } from './live-updates.server.ts';
import { comesFromOurPages } from './origin-check.server.ts';
import type { Pages } from './pages.server.ts';
import {
  bodyLimit,
  isCheckIn,
  isExport,
  isUrlencoded,
  makeFormLimit,
  readAddress,
  readBody,
  refusalOfForm,
} from './request-limits.server.ts';
import {
  cacheKey,
  type Entry,
  type Finished,
  makeResponseCache,
  type Rendered,
  type Streamed,
} from './response-cache.server.ts';
import { securityHeaders } from './security-headers.server.ts';
import type { StaticFiles } from './static-files.server.ts';
import { refuseUnreadable } from './unreadable-requests.server.ts';

export type Parts = {
  pages: Pages;
  staticFiles: StaticFiles;
  /** Tells open pages what moved. */
  live: LiveUpdates;
  /** While one develops nothing is cached, and Vite may put styles in the page. */
  development?: boolean;
};

/** An address that no route has: what a refused request is rendered at, so that no loader runs for it. */
const REFUSED = '/-/refused';

/**
 * The HTTP server: cache, then files, then limits, then the routes. Every refusal is a page of the site with its
 * own status, rendered by passing a harmless GET with `context.refusal`.
 */
export function makeHttpServer(application: Application, parts: Parts): Server {
  const { settings, catalogue } = application;
  const general = securityHeaders(settings, { development: parts.development });
  const cache = makeResponseCache({ version: () => catalogue.version, headers: general });
  const knownKeys = new LRUCache<string, string>({ max: 5000 });
  const formLimit = makeFormLimit();
  const checkInLimit = makeFormLimit({ forms: 1200 });
  const exportLimit = makeFormLimit({ forms: 60 });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request;
    const url = readAddress(request.url);
    if (method === 'GET' || method === 'HEAD') {
      if (url === undefined) return refuse(request, response, 400);
      if (url.pathname === LIVE_PATH && method === 'GET') return follow(request, response);
      if (isExport(splitLocale(url.pathname).path)) {
        const wait = await exportLimit(addressGroup(clientAddress(request, settings.trustProxy)));
        if (wait !== undefined) return refuse(request, response, 429, { 'retry-after': String(wait) });
      }
      if (isPrivate(request) || parts.development) return answerAlone(request, response, url);
      return answerShared(request, response, url);
    }
    if (method === 'OPTIONS' && url?.pathname.startsWith('/api/')) {
      response.writeHead(204, { ...general, ...CROSS_ORIGIN_READING }).end();
      return;
    }
    if (method !== 'POST') return refuse(request, response, 405, { allow: 'GET, HEAD, POST' });
    if (url === undefined) return refuse(request, response, 400);
    return answerForm(request, response, url);
  }

  async function follow(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = new Request(`${settings.publicUrl}${LIVE_PATH}`, {
      headers: headersOf(request, undefined),
    });
    const signedIn = isPrivate(request) && (await findSignedIn(asked, contextOf(request, undefined)));
    for (const [name, value] of Object.entries(general)) response.setHeader(name, value);
    parts.live.follow(request, response, {
      group: addressGroup(clientAddress(request, settings.trustProxy)),
      seesActs: signedIn !== false && signedIn?.account.role === 'coordinator',
    });
  }

  async function answerShared(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const key = cacheKey(url);
    const shared = cache.find(key) ?? (await cache.answer(key, () => render(request, url)));
    if ('digest' in shared) await sendEntry(request, response, key, shared);
    else await send(request, response, shared);
  }

  async function answerAlone(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    await send(request, response, await render(request, url));
  }

  async function answerForm(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { headers } = request;
    const signedIn = SIGN_IN_COOKIE.test(headers.cookie ?? '');
    const anybodys = ONE_CLICK.test(url.pathname);
    if (!anybodys && !comesFromOurPages(headers, { publicUrl: settings.publicUrl, signedIn })) {
      return refuse(request, response, 403);
    }
    const { path } = splitLocale(url.pathname);
    const limit = isCheckIn(path) ? checkInLimit : isExport(path) ? exportLimit : formLimit;
    const wait = await limit(addressGroup(clientAddress(request, settings.trustProxy)));
    if (wait !== undefined) return refuse(request, response, 429, { 'retry-after': String(wait) });
    const body = await readBody(request, bodyLimit(path, signedIn));
    if (body === undefined) return refuse(request, response, 413);
    const refusal = await refusalOfForm(headers['content-type'], body, path);
    if (refusal) return refuse(request, response, refusal);
    await send(request, response, await render(request, url, body));
  }

  async function render(
    request: IncomingMessage,
    url: URL,
    body?: Buffer<ArrayBuffer>,
  ): Promise<Rendered | Streamed> {
    const { locale, path } = splitLocale(url.pathname);
    const context = contextOf(request, url);
    if (body && isUrlencoded(request.headers['content-type']))
      context.form = new URLSearchParams(body.toString());
    // Pages are never asked as data: the browser does not hydrate, and loaders may hold more than a page shows.
    const data = path.endsWith('.data') || path === '/__manifest' || url.searchParams.has('_data');
    const asked = data ? undefined : requestOf(request, `${path}${url.search}`, body);
    const answered = asked && (await parts.pages(asked, { ...context, locale }));
    const streamed = answered && streamOf(answered);
    if (streamed) return streamed;
    const rendered = answered && (await whole(answered));
    if (rendered && !isWordless(rendered)) return rendered;
    return renderRefusal({ ...context, locale }, rendered?.status ?? 404);
  }

  /** The site's own page for a status, without running any loader. */
  async function renderRefusal(context: RequestContext, status: number): Promise<Rendered> {
    const asked = new Request(`${settings.publicUrl}${REFUSED}`);
    return { ...(await whole(await parts.pages(asked, { ...context, refusal: status }))), status };
  }

  function requestOf(request: IncomingMessage, address: string, body?: Buffer<ArrayBuffer>): Request {
    return new Request(`${settings.publicUrl}${address}`, {
      // A HEAD is a GET whose body stays here.
      method: body === undefined ? 'GET' : 'POST',
      headers: headersOf(request, body),
      // An urlencoded form goes along in the context.
      body: isUrlencoded(request.headers['content-type']) ? undefined : body,
    });
  }

  function contextOf(request: IncomingMessage, url: URL | undefined): RequestContext {
    return {
      ...application,
      locale: 'fr',
      requestId: newId(),
      clientAddress: clientAddress(request, settings.trustProxy),
      address: url ? `${url.pathname}${url.search}` : '/',
      form: undefined,
      refusal: undefined,
      developmentScripts: [],
    };
  }

  async function refuse(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    headers: Record<string, string> = {},
  ): Promise<void> {
    const url = readAddress(request.url);
    const context = contextOf(request, url);
    const { locale } = splitLocale(url?.pathname ?? '/');
    const rendered = await renderRefusal({ ...context, address: localePath(locale, '/'), locale }, status);
    for (const [name, value] of Object.entries(headers)) rendered.headers.set(name, value);
    // What is left of the body will not be read.
    if (!request.complete) rendered.headers.set('connection', 'close');
    await send(request, response, rendered);
  }

  async function sendEntry(
    request: IncomingMessage,
    response: ServerResponse,
    key: string,
    entry: Entry,
  ): Promise<void> {
    const encoding = chooseEncoding(request.headers['accept-encoding'], entry.keptLong);
    sendFinished(request, response, await cache.finish(key, entry, encoding));
    knownKeys.set(request.url ?? '', key);
  }

  /** What has been asked in the very same words is answered without reading the address again. */
  function answerAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const key = knownKeys.get(request.url ?? '');
    const entry = key === undefined || isPrivate(request) ? undefined : cache.find(key);
    const encoding = entry && chooseEncoding(request.headers['accept-encoding'], entry.keptLong);
    const finished = encoding && entry.finished.get(encoding);
    if (!finished || finished instanceof Promise) return false;
    sendFinished(request, response, finished);
    return true;
  }

  function sendFinished(request: IncomingMessage, response: ServerResponse, finished: Finished): void {
    if (matches(request.headers['if-none-match'], finished.etag)) {
      response.writeHead(304, finished.headersUnchanged);
      response.end();
    } else {
      response.writeHead(200, finished.headers);
      response.end(request.method === 'HEAD' ? undefined : finished.bytes);
    }
  }

  async function send(
    request: IncomingMessage,
    response: ServerResponse,
    rendered: Rendered | Streamed,
  ): Promise<void> {
    const headers: Record<string, string | string[]> = { ...general };
    for (const [name, value] of rendered.headers) headers[name] = value;
    const cookies = rendered.headers.getSetCookie();
    if (cookies.length > 0) headers['set-cookie'] = cookies;
    headers['cache-control'] = cacheControl(rendered);
    if ('stream' in rendered) return sendStream(request, response, headers, rendered);
    let { body } = rendered;
    if (isWorthCompressing(rendered.headers.get('Content-Type'), body.length)) {
      headers.vary = 'Accept-Encoding';
      const encoding = chooseEncoding(request.headers['accept-encoding'], false);
      if (encoding !== 'identity') {
        body = await compress(body, encoding, false);
        headers['content-encoding'] = encoding;
      }
    }
    if (rendered.status !== 204 && rendered.status !== 304) headers['content-length'] = String(body.length);
    response.writeHead(rendered.status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  /**
   * Sends an answer while it is made, no faster than it is taken. When that fails in the middle the connection is broken
   * off: half a file must not pass for a whole one.
   */
  async function sendStream(
    request: IncomingMessage,
    response: ServerResponse,
    headers: Record<string, string | string[]>,
    { status, stream, headers: given }: Streamed,
  ): Promise<void> {
    const zips = isWorthCompressing(given.get('Content-Type'), Number.POSITIVE_INFINITY);
    if (zips) headers.vary = 'Accept-Encoding';
    const gzip = zips && chooseEncoding(request.headers['accept-encoding'], false) === 'gzip';
    if (gzip) headers['content-encoding'] = 'gzip';
    response.writeHead(status, headers);
    if (request.method === 'HEAD') {
      await stream.cancel();
      response.end();
      return;
    }
    try {
      if (gzip) await pipeline(piecesOf(stream), createGzip({ level: 1 }), response);
      else await pipeline(piecesOf(stream), response);
    } catch (failure) {
      // Whoever left in the middle waits for nothing, and is no fault.
      if (!isLeaving(failure)) throw failure;
    }
  }

  const server = createServer(
    {
      // Slow headers and bodies end here; a proxy keeps its connections for a minute.
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
    },
    (request, response) => {
      if (answerAtOnce(request, response)) return;
      const withRoutes = () => {
        answer(request, response).catch((error: unknown) => {
          // Somebody who left in the middle of a form waits for no answer, and is no fault.
          if (request.errored) {
            response.destroy();
            return;
          }
          console.error(`${request.method} ${pathToLog(request.url)}`, error);
          if (response.headersSent) response.destroy();
          else
            response.writeHead(500, { ...general, 'content-type': 'text/plain; charset=utf-8' }).end('500\n');
        });
      };
      if (request.method === 'GET' || request.method === 'HEAD') {
        parts.staticFiles(request, response, withRoutes);
      } else withRoutes();
    },
  );
  server.maxConnections = 4096;
  server.on('clientError', refuseUnreadable);
  return server;
}

/** As app/auth/sign-in-cookie.server.ts names it, over http and https. */
const SIGN_IN_COOKIE = /(?:^|;\s*)(?:__Host-)?connexion=/;

/**
 * Where a mail program stops an alert (RFC 8058), from whatever page it shows mails on. Safe without the check of the
 * origin: the address holds the key, no cookie counts there, and all that it can do is to stop that one alert.
 */
const ONE_CLICK = /^(?:\/en)?\/alertes\/[\w-]{1,200}\/arret$/;

/** The API may be read by anybody's pages. */
const CROSS_ORIGIN_READING = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-max-age': '86400',
};

/** Somebody's own page: neither read from the cache nor kept in it. */
function isPrivate({ headers }: IncomingMessage): boolean {
  return headers.authorization !== undefined || SIGN_IN_COOKIE.test(headers.cookie ?? '');
}

/** What is not kept here is kept by nobody in between: an answer to a form, to somebody signed in, an error. */
function cacheControl({ headers }: Pick<Rendered, 'headers'>): string {
  const given = headers.get('Cache-Control') ?? 'no-store';
  return /\bpublic\b/.test(given) ? 'private, no-cache' : given;
}

/**
 * What Remix would compare to refuse forms by its own rule, which fails behind a proxy that asks us under another
 * host. `comesFromOurPages` has decided already.
 */
const ORIGIN_HEADERS = ['origin', 'x-forwarded-host'];

function headersOf(request: IncomingMessage, body: Buffer | undefined): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (ORIGIN_HEADERS.includes(name)) continue;
    if (typeof value === 'string') headers.set(name, value);
    else for (const each of value ?? []) headers.append(name, each);
  }
  // A POST that says nothing of its body is an empty form.
  if (body && !headers.has('Content-Type')) headers.set('Content-Type', 'application/x-www-form-urlencoded');
  return headers;
}

/** What a route sends while it makes it says so (RFC 9112, section 7.1); everything else is taken whole. */
function streamOf({ status, headers, body }: Response): Streamed | undefined {
  if (headers.get('Transfer-Encoding') !== 'chunked' || body === null) return undefined;
  return { status, headers, stream: body };
}

/** The pieces of a stream, which is told when nobody wants more of them. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

const LEAVING = new Set<unknown>(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE']);

function isLeaving(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && LEAVING.has(failure.code);
}

async function whole(response: Response): Promise<Rendered> {
  return {
    status: response.status,
    headers: response.headers,
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** An error without a page: a route thrown out of a feed, a form sent to what takes none, or what Remix says of itself. */
function isWordless({ status, headers, body }: Rendered): boolean {
  return status >= 400 && (body.length === 0 || headers.has('X-Remix-Error'));
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch === '*' || ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** The path alone, without what opens somebody's registration or signs somebody in. */
export function pathToLog(target: string | undefined): string {
  const path = target?.split('?')[0] ?? '';
  return path
    .replace(/^((?:\/en)?\/(?:inscriptions|alertes|bilans|accueil|arrivee|connexion))\/.*/, '$1/…')
    .slice(0, 200);
}
