import type { Settings } from '#app/env.server.ts';

/**
 * Headers of every answer, in lower case so that a route's own take their place. Nothing inline and nothing from elsewhere may run; only the map's tiles come from another
 * host. A route that shows a token in its address sets its own Referrer-Policy, which then replaces this one
 * (`same-origin` rather than `no-referrer`: the latter makes browsers post forms with `Origin: null`).
 */
export function securityHeaders(
  settings: Pick<Settings, 'publicUrl' | 'tilesUrl'>,
  { development = false }: { development?: boolean } = {},
): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    // Vite puts styles in the page while one develops, and talks to it over a web socket.
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    ['img-src', "'self'", 'data:', ...tilesSources(settings.tilesUrl)].join(' '),
    "font-src 'self'",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    // The check-in page works without a network: public/accueil-sw.js.
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'geolocation=(self), camera=(), microphone=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(settings.publicUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}

/** A tiles address may name its hosts by a pattern: `https://{s}.tiles.example/{z}/{x}/{y}.png`. */
function tilesSources(tilesUrl: string | undefined): string[] {
  const origin = tilesUrl?.match(/^https?:\/\/[^/?#]+/)?.[0];
  return origin ? [origin.replace(/\{[^}]*\}\./, '*.')] : [];
}
