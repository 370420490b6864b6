import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Below this size, the headers weigh more than what is won. */
const WORTH_COMPRESSING = 1024;
const COMPRESSIBLE =
  /^(text\/|application\/(json|geo\+json|problem\+json|ld\+json|xml|javascript|manifest\+json))|\+xml/;

/** The encoding to answer with: what the browser accepts, Brotli before gzip. */
export function chooseEncoding(accepted: string | string[] | undefined): Encoding {
  if (typeof accepted !== 'string') return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted) ? 'gzip' : 'identity';
}

export function isWorthCompressing(type: string | null, size: number): boolean {
  return size >= WORTH_COMPRESSING && COMPRESSIBLE.test(type ?? '');
}

/** `thorough` for what will be sent many times. Runs beside the event loop. */
export async function compress(body: Buffer, encoding: Encoding, thorough: boolean): Promise<Buffer> {
  switch (encoding) {
    case 'identity':
      return body;
    case 'gzip':
      return zip(body, { level: thorough ? 6 : 1 });
    case 'br':
      return brotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: thorough ? 5 : 2,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      });
  }
}
