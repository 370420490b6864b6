import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { compress, type Encoding, isWorthCompressing } from './compression.server.ts';

/** What a route answered, whole. */
export type Rendered = { status: number; headers: Headers; body: Buffer };

/** What a route answers piece by piece, because the whole of it would not fit: never kept. */
export type Streamed = { status: number; headers: Headers; stream: ReadableStream<Uint8Array> };

/** Finished bytes in one encoding, with every header of the answer, and of the one that says nothing changed. */
export type Finished = {
  bytes: Buffer;
  etag: string;
  headers: Record<string, string>;
  headersUnchanged: Record<string, string>;
};

/** A public answer that several requests share. */
export type Entry = {
  rendered: Rendered;
  /** The catalogue's version before the page was rendered. */
  version: number;
  freshUntil: number;
  /** For a minute or more: worth a slower compression. */
  keptLong: boolean;
  cacheControl: string;
  digest: string;
  finished: Map<Encoding, Finished | Promise<Finished>>;
};

export type ResponseCache = {
  /** The entry for that address while the catalogue has not changed and its time has not passed. */
  find(key: string): Entry | undefined;
  /** Renders, or waits for the same address being rendered. Only answers that their route marked public are shared. */
  answer(key: string, render: () => Promise<Rendered | Streamed>): Promise<Entry | Rendered | Streamed>;
  /** The entry's bytes in that encoding, compressed once. */
  finish(key: string, entry: Entry, encoding: Encoding): Finished | Promise<Finished>;
};

const KEPT_LONG_SECONDS = 60;

/**
 * Finished, compressed answers of public GETs, in front of the framework. An answer is kept while `version()` stays
 * the same and no longer than the `s-maxage` its route gave; which seats are free is never decided from it.
 * `clock` is in milliseconds.
 */
export function makeResponseCache({
  version,
  headers = {},
  maximumBytes = 24 * 1024 * 1024,
  clock = Date.now,
}: {
  version: () => number;
  /** On every answer, unless its route set the same. In lower case. */
  headers?: Record<string, string>;
  maximumBytes?: number;
  clock?: () => number;
}): ResponseCache {
  const entries = new LRUCache<string, Entry>({
    maxSize: maximumBytes,
    sizeCalculation: (entry, key) => sizeOf(entry) + key.length,
  });
  const rendering = new Map<string, { version: number; answer: Promise<Entry | Rendered | Streamed> }>();

  function find(key: string): Entry | undefined {
    const entry = entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.version === version() && clock() < entry.freshUntil) return entry;
    entries.delete(key);
    return undefined;
  }

  async function renderEntry(
    key: string,
    render: () => Promise<Rendered | Streamed>,
  ): Promise<Entry | Rendered | Streamed> {
    const before = version();
    const rendered = await render();
    if ('stream' in rendered) return rendered;
    const seconds = sharedSeconds(rendered);
    if (seconds === 0) return rendered;
    const entry: Entry = {
      rendered,
      version: before,
      freshUntil: clock() + seconds * 1000,
      keptLong: seconds >= KEPT_LONG_SECONDS,
      cacheControl: clientCacheControl(rendered.headers),
      digest: createHash('sha1').update(rendered.body).digest('base64url').slice(0, 20),
      finished: new Map(),
    };
    entries.set(key, entry);
    return entry;
  }

  return {
    find,
    async answer(key, render) {
      const other = rendering.get(key);
      // One that began before the catalogue changed may show what it was.
      if (other && other.version === version()) {
        const shared = await other.answer;
        // What was not meant to be shared is rendered again for each.
        return 'digest' in shared ? shared : render();
      }
      const own = { version: version(), answer: renderEntry(key, render) };
      rendering.set(key, own);
      try {
        return await own.answer;
      } finally {
        if (rendering.get(key) === own) rendering.delete(key);
      }
    },
    finish(key, entry, encoding) {
      const known = entry.finished.get(encoding);
      if (known) return known;
      const finishing = finishEntry(entry, encoding, headers).then((finished) => {
        entry.finished.set(encoding, finished);
        // Its size has grown.
        if (entries.peek(key) === entry) entries.set(key, entry);
        return finished;
      });
      entry.finished.set(encoding, finishing);
      return finishing;
    },
  };
}

async function finishEntry(
  entry: Entry,
  encoding: Encoding,
  general: Record<string, string>,
): Promise<Finished> {
  const { body, headers } = entry.rendered;
  const worth = encoding !== 'identity' && isWorthCompressing(headers.get('Content-Type'), body.length);
  const bytes = worth ? await compress(body, encoding, true) : body;
  const etag = worth ? `"${entry.digest}-${encoding}"` : `"${entry.digest}"`;
  const own: Record<string, string> = {};
  headers.forEach((value, name) => {
    own[name] = value;
  });
  return {
    bytes,
    etag,
    headersUnchanged: { ...general, 'cache-control': entry.cacheControl, vary: 'Accept-Encoding', etag },
    headers: {
      ...general,
      ...own,
      'cache-control': entry.cacheControl,
      vary: 'Accept-Encoding',
      etag,
      ...(worth ? { 'content-encoding': encoding } : {}),
      'content-length': String(bytes.length),
    },
  };
}

/** For how many seconds the answer may be shared: 0 for everything not clearly public. */
function sharedSeconds({ status, headers }: Rendered): number {
  const control = headers.get('Cache-Control') ?? '';
  if (status !== 200 || headers.has('Set-Cookie') || !/\bpublic\b/.test(control)) return 0;
  return Number(/\bs-maxage=(\d+)/.exec(control)?.[1] ?? 0);
}

/** What a browser may keep: nothing without asking again, unless the route gave a `max-age`. */
function clientCacheControl(headers: Headers): string {
  const seconds = /(?<![-\w])max-age=(\d+)/.exec(headers.get('Cache-Control') ?? '')?.[1] ?? '0';
  return `public, max-age=${seconds}, must-revalidate`;
}

function sizeOf(entry: Entry): number {
  let size = entry.rendered.body.length + 1024;
  for (const finished of entry.finished.values()) {
    if (!(finished instanceof Promise) && finished.bytes !== entry.rendered.body)
      size += finished.bytes.length;
  }
  return size;
}

/** The same question written in another order is the same question. */
export function cacheKey(url: URL): string {
  if (url.search === '') return url.pathname;
  const parameters = new URLSearchParams(url.search);
  parameters.sort();
  return `${url.pathname}?${parameters}`;
}
