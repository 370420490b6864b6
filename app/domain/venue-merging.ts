import { contains, type Territory } from './permission.ts';
import { comparePlaces, type PlaceChange, type VenuePlace } from './venue-editing.ts';

/**
 * Two venues that are one place: one stays, the other one's sessions move there and its address leads there. Whoever
 * merges must not surprise people of other organisations; docs/decisions/2026-11-28-merging-venues.md says why so.
 */

/** In whose name venues are merged or told apart. */
export type MergePermission =
  | { kind: 'organisation'; organisationId: string }
  /** A coordinator's. */
  | { kind: 'territory'; territory: Territory };

export type MergeableVenue = VenuePlace & {
  id: string;
  /** Who registered it; null for a venue of the national base. */
  organisationId: string | null;
  departmentCode: string;
  regionCode: string;
  closed: boolean;
  /** It was merged into another one already. */
  merged: boolean;
  /** The asking organisation has sessions there, past or to come, drafts included. */
  used: boolean;
};

export type MergeFacts = {
  kept: MergeableVenue;
  gone: MergeableVenue;
  /** Sessions to come at `gone`, drafts included and cancelled ones not, of organisations other than the asking one. */
  othersToCome: number;
};

export type MergeRefusal =
  | { kind: 'same-venue' }
  | { kind: 'already-merged' }
  | { kind: 'not-theirs' }
  /** The totals of its past sessions are those of its commune. */
  | { kind: 'other-commune' }
  | { kind: 'kept-is-closed' }
  /** The base is everybody's: its venue does not go into one that a single organisation may close. */
  | { kind: 'base-is-shared' }
  /** People who signed up with another organisation would be told of another address. */
  | { kind: 'others-would-move' };

export type MergeDecision =
  | MergeRefusal
  /** What changes for those who come to the sessions of the venue that goes. */
  | { kind: 'merge'; placeChange: PlaceChange };

/**
 * Whether `gone` may be merged into `kept`. A coordinator may within their territory. An organisation may where it looks
 * after the venue that goes (registered it, or uses it and nobody registered it), nothing of everybody's becomes its
 * own, and sessions of others that are to come keep their address.
 */
export function decideMerge(
  { kept, gone, othersToCome }: MergeFacts,
  permission: MergePermission,
): MergeDecision {
  if (kept.id === gone.id) return { kind: 'same-venue' };
  if (kept.merged || gone.merged) return { kind: 'already-merged' };
  if (!looksAfter(permission, gone)) return { kind: 'not-theirs' };
  if (kept.communeCode !== gone.communeCode) return { kind: 'other-commune' };
  if (kept.closed) return { kind: 'kept-is-closed' };
  const placeChange = comparePlaces(gone, kept);
  if (permission.kind === 'organisation') {
    if (gone.organisationId === null && kept.organisationId !== null) return { kind: 'base-is-shared' };
    if (placeChange === 'moved' && othersToCome > 0) return { kind: 'others-would-move' };
  }
  return { kind: 'merge', placeChange };
}

/** Whether a venue is somebody's to correct, to merge and to tell from another one. */
export function looksAfter(permission: MergePermission, venue: MergeableVenue): boolean {
  switch (permission.kind) {
    case 'organisation':
      return (
        venue.organisationId === permission.organisationId || (venue.organisationId === null && venue.used)
      );
    case 'territory':
      return contains(permission.territory, {
        kind: 'department',
        code: venue.departmentCode,
        regionCode: venue.regionCode,
      });
  }
}

/** What a venue says of itself beside its name and place; null: nothing. */
export type VenueFacts = {
  address_extra: string | null;
  phone: string | null;
  website: string | null;
  opening_hours: string | null;
  access_notes: string | null;
  step_free_since: string | null;
  transport_notes: string | null;
};

/**
 * What the venue that stays takes over: what it does not say itself, so that nothing that somebody wrote is lost. What
 * completes an address goes with that address alone.
 */
export function fillGaps(kept: VenueFacts, gone: VenueFacts, placeChange: PlaceChange): VenueFacts {
  return {
    address_extra: kept.address_extra ?? (placeChange === 'moved' ? null : gone.address_extra),
    phone: kept.phone ?? gone.phone,
    website: kept.website ?? gone.website,
    opening_hours: kept.opening_hours ?? gone.opening_hours,
    access_notes: kept.access_notes ?? gone.access_notes,
    step_free_since: kept.step_free_since ?? gone.step_free_since,
    transport_notes: kept.transport_notes ?? gone.transport_notes,
  };
}
