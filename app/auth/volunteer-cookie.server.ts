import { volunteerLinkEnds } from '#app/domain/check-in.ts';
import type { Settings } from '#app/env.server.ts';

/**
 * Which list a volunteer's phone has open, for the codes that it scans: its token, sent back to `/arrivee` alone and until
 * the link ends.
 */
const NAME = 'accueil';

/** The Set-Cookie header of a list that is opened at `now`. */
export function writeVolunteerCookie(
  { publicUrl }: Settings,
  token: string,
  session: { endsAt: string },
  now: Date,
): string {
  const seconds = Math.floor((Date.parse(volunteerLinkEnds(session.endsAt)) - now.getTime()) / 1000);
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${NAME}=${token}; Path=/arrivee; Max-Age=${Math.max(0, seconds)}; HttpOnly; SameSite=Lax${secure}`;
}

/** The token of the list that this browser opened last; undefined when it opened none. */
export function readVolunteerCookie(request: Request): string | undefined {
  return /(?:^|;\s*)accueil=([\w-]{20,200})(?:;|$)/.exec(request.headers.get('Cookie') ?? '')?.[1];
}
