import { fold } from './folding.ts';

/**
 * Likely duplicates: two sessions that look like one, announced twice by colleagues, or by two organisations that hold it
 * together. They are only pointed at: a coordinator merges them, or says that they are two.
 */

export type ComparedSession = {
  id: string;
  organisationId: string;
  /** Made together with others; null when it stands alone. */
  seriesId: string | null;
  title: string;
  /** Null: held online only. */
  venueId: string | null;
  /** UTC, ISO. */
  startsAt: string;
  /** In the venue's zone, YYYY-MM-DD. */
  localDate: string;
};

export const likenesses = ['same-place-and-hour', 'same-title'] as const;
export type Likeness = (typeof likenesses)[number];

/** Starts that are less than this apart are one hour for whoever announces them. */
export const SAME_HOUR_MS = 60 * 60 * 1000;

/**
 * Why two sessions look like one; undefined when they do not. Either they are held in one venue at the same hour; or they
 * bear one title, are held by one organisation in one place (or online), on the same day. Dates of one series were made
 * on purpose: they are never alike.
 */
export function likenessOf(one: ComparedSession, other: ComparedSession): Likeness | undefined {
  if (one.id === other.id) return undefined;
  if (one.seriesId !== null && one.seriesId === other.seriesId) return undefined;
  if (one.venueId !== other.venueId) return undefined;
  const apart = Math.abs(Date.parse(one.startsAt) - Date.parse(other.startsAt));
  if (one.venueId !== null && apart < SAME_HOUR_MS) return 'same-place-and-hour';
  const sameTitle =
    one.organisationId === other.organisationId &&
    one.localDate === other.localDate &&
    fold(one.title) === fold(other.title);
  return sameTitle ? 'same-title' : undefined;
}
