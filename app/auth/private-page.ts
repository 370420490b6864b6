/** Headers of pages that are one person's: kept by no cache. Export it from a route as `headers`. */
export function privateHeaders(): Record<string, string> {
  return { 'Cache-Control': 'private, no-store' };
}

/**
 * Also tells no other site the page's address, which holds a token. Not `no-referrer`: with that, browsers send
 * `Origin: null` with the page's own form, and the origin check refuses it.
 */
export function secretAddressHeaders(): Record<string, string> {
  return { ...privateHeaders(), 'Referrer-Policy': 'same-origin' };
}
