/** How long personal data stays: product rule, told on the page "Confidentialité" (RGPD, article 5.1.e). */
export const DAYS_KEPT_AFTER_SESSION = 60;

const DAY = 24 * 60 * 60 * 1000;

/** The latest end of a session (UTC, ISO) whose registrants must be forgotten at `now`. */
export function forgetSessionsEndedBefore(now: Date): string {
  return new Date(now.getTime() - DAYS_KEPT_AFTER_SESSION * DAY).toISOString();
}
