const LONGEST = 500;

/**
 * Where to go after signing in: a path inside this site, else `fallback`. `//host`, `/\host` and control characters
 * (which browsers drop, so that `/\t/host` becomes `//host`) would lead elsewhere.
 */
export function readReturnPath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > LONGEST) return fallback;
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value) ? value : fallback;
}
