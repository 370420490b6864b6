import type { Settings } from '#app/env.server.ts';
import { SIGN_IN_DAYS } from '#db/sign-ins.server.ts';

/** The token of the sign-in cookie, as the browser sent it. */
export function readSignInCookie(request: Request, settings: Settings): string | undefined {
  const name = cookieName(settings);
  for (const part of (request.headers.get('Cookie') ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    const token = value.join('=');
    if (key === name && /^[\w-]{20,100}$/.test(token)) return token;
  }
  return undefined;
}

/** The Set-Cookie header that signs a browser in for 30 days. */
export function writeSignInCookie(settings: Settings, token: string): string {
  return `${cookieName(settings)}=${token}; ${attributes(settings)}; Max-Age=${SIGN_IN_DAYS * 86_400}`;
}

/** The Set-Cookie header that makes a browser forget. */
export function clearSignInCookie(settings: Settings): string {
  return `${cookieName(settings)}=; ${attributes(settings)}; Max-Age=0`;
}

/** The prefix makes browsers refuse the cookie unless it is secure and of this host alone. */
function cookieName(settings: Settings): string {
  return isSecure(settings) ? '__Host-connexion' : 'connexion';
}

function attributes(settings: Settings): string {
  return `Path=/; HttpOnly; SameSite=Lax${isSecure(settings) ? '; Secure' : ''}`;
}

function isSecure(settings: Settings): boolean {
  return settings.publicUrl.startsWith('https:');
}
