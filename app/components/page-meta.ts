import type { Text } from '#app/text/locale.ts';

/**
 * What a page says of itself in its head. A loader that returns it as `page` needs no `meta` export:
 * app/root.tsx writes the head.
 */
export type PageMeta = {
  title: string;
  description?: string | undefined;
  /** Path and query of the one address this page wants to be known under. */
  canonical?: string | undefined;
  /** Kept out of search engines: filtered lists, personal pages. */
  hidden?: boolean | undefined;
  /** Shown without the site's header and footer. */
  bare?: boolean | undefined;
  /** What a shared link shows, 1200 × 630: its French path, and its words. The site's own picture otherwise. */
  image?: { path: string; alt: string } | undefined;
};

/** The head that a loader's data asks for, if any. */
export function readPageMeta(data: unknown): PageMeta | undefined {
  if (!isRecord(data) || !isRecord(data.page) || typeof data.page.title !== 'string') return undefined;
  const { title, description, canonical, hidden, bare, image } = data.page;
  return {
    title,
    description: typeof description === 'string' ? description : undefined,
    canonical: typeof canonical === 'string' ? canonical : undefined,
    hidden: hidden === true,
    bare: bare === true,
    image: readImage(image),
  };
}

function readImage(image: unknown): PageMeta['image'] {
  if (!isRecord(image) || typeof image.path !== 'string' || typeof image.alt !== 'string') return undefined;
  return { path: image.path, alt: image.alt };
}

type ErrorText = Text['errorPages']['notFound'];

/** The sentences for a thrown response, by its status; those of an unexpected error otherwise. */
export function errorText(text: Text, error: unknown): ErrorText & { status: number } {
  const status = isRecord(error) && typeof error.status === 'number' ? error.status : 500;
  const pages = text.errorPages;
  const byStatus: Record<number, ErrorText> = {
    400: pages.badRequest,
    401: pages.forbidden,
    403: pages.forbidden,
    404: pages.notFound,
    405: pages.methodNotAllowed,
    410: pages.notFound,
    413: pages.tooLarge,
    415: pages.badRequest,
    422: pages.unprocessable,
    429: pages.tooMany,
    503: pages.unavailable,
  };
  const known = byStatus[status];
  return known ? { ...known, status } : { ...pages.unexpected, status: status >= 400 ? status : 500 };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * `headers` of pages that are the same for everybody: browsers ask again each time, and our own response cache may
 * hand out an answer that is two seconds old. An action's answer holds what somebody typed, and is never kept.
 */
export function publicHeaders({ actionHeaders }: { actionHeaders: Headers }): Record<string, string> {
  return { 'Cache-Control': actionHeaders.get('Cache-Control') ?? 'public, max-age=0, s-maxage=2' };
}
