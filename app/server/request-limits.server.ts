import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { SHEET_FILE_LIMIT } from '#app/domain/session-sheet.ts';

/** The longest form has a title, a description and a few fields: 256 kB leaves ten times their room. */
export const BODY_LIMIT = 256 * 1024;
/** A file of sessions, with the form around it. */
const SHEET_BODY_LIMIT = SHEET_FILE_LIMIT + 16 * 1024;
/** What a refused body may still send, so that the browser reads the refusal instead of a broken connection. */
const DRAINED_LIMIT = 4 * 1024 * 1024;
/** Longer than any search we write, within what Node reads of headers. */
const ADDRESS_LIMIT = 8 * 1024;

/**
 * The path and query that were asked, decoded once to be sure that they can be; undefined when they cannot, or when
 * they hold a NUL, which no text has and PostgreSQL does not take.
 */
export function readAddress(target: string | undefined): URL | undefined {
  if (!target?.startsWith('/') || target.length > ADDRESS_LIMIT) return undefined;
  const address = `http://localhost${target}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.host !== 'localhost' || target.includes('%00')) return undefined;
  return isDecodable(url.pathname) && isDecodable(url.search) ? url : undefined;
}

/** Bytes that a form at a path may have: files of sessions are for those who are signed in. */
export function bodyLimit(path: string, signedIn: boolean): number {
  return signedIn && path === '/mediation/import' ? SHEET_BODY_LIMIT : BODY_LIMIT;
}

/** Reads a whole body; undefined when it is over the limit, however it was announced. */
export async function readBody(
  request: IncomingMessage,
  limit = BODY_LIMIT,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  const announced = Number(request.headers['content-length'] ?? 0);
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit && announced <= limit) chunks.push(chunk);
    else if (size > DRAINED_LIMIT) break;
  }
  return size <= limit && announced <= limit ? Buffer.concat(chunks, size) : undefined;
}

/** Where people are ticked at the door. */
const CHECK_IN = /^\/(?:mediation\/ateliers\/[\w-]+\/accueil|accueil\/[\w-]+)(\/envoi)?$/;

/**
 * Whether a form at a path ticks somebody at the door: a full hall is ticked within ten minutes, tap by tap without
 * scripts, and phones ask every half minute how the list stands.
 */
export function isCheckIn(path: string): boolean {
  return CHECK_IN.test(path);
}

/** Tables and reports that are written when they are asked for. */
const EXPORT = /^\/(?:coordination\/(?:exports\/fichier|rapport\.pdf)|chiffres\/donnees\/[\w-]+\.csv)$/;

/**
 * Whether a path gives a whole table or a report: one of 80,000 sessions takes seconds of work, so an address gets fewer of them than
 * of forms.
 */
export function isExport(path: string): boolean {
  return EXPORT.test(path);
}

/** The status of a form that no route could read, or undefined when it can be. Phones send their ticks as JSON. */
export async function refusalOfForm(
  contentType: string | undefined,
  body: Buffer<ArrayBuffer>,
  path = '/',
): Promise<400 | 415 | undefined> {
  if (isUrlencoded(contentType)) {
    return isUtf8(body) && isDecodable(body.toString('utf8')) ? undefined : 400;
  }
  if (mediaType(contentType) === 'multipart/form-data') {
    const form = new Response(body, { headers: { 'Content-Type': contentType ?? '' } }).formData();
    return form.then(
      () => undefined,
      () => 400,
    );
  }
  const sending = CHECK_IN.exec(path)?.[1] !== undefined;
  if (sending && mediaType(contentType) === 'application/json') return isUtf8(body) ? undefined : 400;
  return 415;
}

function isDecodable(text: string): boolean {
  if (!text.includes('%')) return true;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Seconds to wait before the next form, or undefined when this one is within the limit. */
export type FormLimit = (address: string) => Promise<number | undefined>;

/**
 * 120 forms in ten minutes from one address: a village hall where twenty people sign up together through one
 * connection, or a mediator who types a paper list of eighty names, stays below; a script does not.
 */
export function makeFormLimit({ forms = 120, seconds = 600 } = {}): FormLimit {
  const limiter = new RateLimiterMemory({ points: forms, duration: seconds });
  return (address) =>
    limiter.consume(address).then(
      () => undefined,
      (refused: unknown) => {
        if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
        throw refused;
      },
    );
}

/** Whether a body is an urlencoded form; one that says nothing of itself is. */
export function isUrlencoded(contentType: string | undefined): boolean {
  const type = mediaType(contentType);
  return type === undefined || type === 'application/x-www-form-urlencoded';
}

function mediaType(contentType: string | undefined): string | undefined {
  return contentType?.split(';')[0]?.trim().toLowerCase();
}
