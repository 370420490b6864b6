import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a form may come from where the browser says it comes from. `Sec-Fetch-Site` decides where it is sent;
 * older browsers send `Origin`, which must be the host that was asked or the site's public address. A request that
 * says neither comes from no page: it passes only without a sign-in cookie, since there is then nothing to borrow.
 */
export function comesFromOurPages(
  headers: IncomingHttpHeaders,
  { publicUrl, signedIn }: { publicUrl: string; signedIn: boolean },
): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return true;
  const { origin } = headers;
  if (origin !== undefined && origin !== 'null') {
    return (
      origin === new URL(publicUrl).origin || (URL.canParse(origin) && new URL(origin).host === headers.host)
    );
  }
  return site === undefined && !signedIn;
}
