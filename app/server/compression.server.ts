import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Below this size, the headers weigh more than what is won. */
const WORTH_COMPRESSING = 1024;
const COMPRESSIBLE =
  /^(text\/|application\/(json|geo\+json|problem\+json|ld\+json|xml|javascript|manifest\+json))|\+xml/;

/** Smaller bodies are compressed at once: handing them to another thread costs more than a tenth of a millisecond. */
const COMPRESSED_AT_ONCE = 128 * 1024;

/**
 * The encoding to answer with. Brotli where the bytes are kept long enough to be worth it, else gzip: at the same
 * size it takes half of Brotli's time.
 */
export function chooseEncoding(accepted: string | string[] | undefined, keptLong: boolean): Encoding {
  if (typeof accepted !== 'string') return 'identity';
  if (keptLong && BROTLI.test(accepted)) return 'br';
  if (GZIP.test(accepted)) return 'gzip';
  return BROTLI.test(accepted) ? 'br' : 'identity';
}

const BROTLI = /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/;
const GZIP = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/;

export function isWorthCompressing(type: string | null, size: number): boolean {
  return size >= WORTH_COMPRESSING && COMPRESSIBLE.test(type ?? '');
}

/** Gzip's level 1 for what is sent once, 6 for what is kept for seconds; Brotli's 5 for what is kept longer. */
export async function compress(body: Buffer, encoding: Encoding, kept: boolean): Promise<Buffer> {
  const atOnce = body.length < COMPRESSED_AT_ONCE;
  switch (encoding) {
    case 'identity':
      return body;
    case 'gzip': {
      const options = { level: kept ? 6 : 1 };
      return atOnce ? gzipSync(body, options) : zip(body, options);
    }
    case 'br': {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: kept ? 5 : 2,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      };
      return atOnce ? brotliCompressSync(body, { params }) : brotli(body, { params });
    }
  }
}
