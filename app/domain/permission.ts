/**
 * Who may do what, and where. Mediators manage what belongs to their organisation; coordinators act inside their
 * territory, and never see who signed up: lists of names are for those who hold the session (rule 8 of personal data:
 * show to fewer). Whoever may not is told that the thing is not there.
 */

export const actions = [
  /** Read the figures of a territory down to its sessions, and its gaps. */
  'see-week',
  'set-targets',
  /** Say yes to new organisations and sessions, or return them. */
  'moderate',
  /** Confirm or set aside a report that looks odd. */
  'verify-reports',
  'merge-venues',
  'export',
  'write-to-mediators',
  /** Let somebody coordinate a territory; beside oneself or below. */
  'invite-coordinator',
  /** Close the account of somebody who coordinates a territory below one's own. */
  'remove-coordinator',
  /** Make the next edition, archive one, set national goals. */
  'manage-campaigns',
  'read-audit',
] as const;
export type Action = (typeof actions)[number];

/** What a coordinator coordinates: INSEE codes. */
export type Territory = { kind: 'country' } | { kind: 'region' | 'department'; code: string };

/** Where something lies. Everything that lies in a département lies in its region too. */
export type Place =
  | { kind: 'country' }
  | { kind: 'region'; code: string }
  | { kind: 'department'; code: string; regionCode: string };

/** Whoever asks, as their account says. */
export type Actor = {
  role: 'mediator' | 'coordinator';
  /** A coordinator's territory; both null for the whole country's. */
  territoryKind: 'region' | 'department' | null;
  territoryCode: string | null;
};

/** Actions that only the whole country's coordinators take. */
const NATIONAL: ReadonlySet<Action> = new Set(['manage-campaigns']);
/** Actions on people of one's own rank that are left to the rank above. */
const BELOW: ReadonlySet<Action> = new Set(['remove-coordinator']);

/** Whether somebody may take an action on something that lies there. */
export function may(actor: Actor, action: Action, place: Place): boolean {
  if (actor.role !== 'coordinator') return false;
  const territory = territoryOf(actor);
  if (NATIONAL.has(action)) return territory.kind === 'country';
  if (!contains(territory, place)) return false;
  // Nobody stands above the country's coordinators: they close each other's accounts.
  return !BELOW.has(action) || territory.kind === 'country' || place.kind !== territory.kind;
}

/** A coordinator's territory. An account that names half of one coordinates nothing: it is not the whole country's. */
export function territoryOf({ territoryKind, territoryCode }: Omit<Actor, 'role'>): Territory {
  if (territoryKind === null && territoryCode === null) return { kind: 'country' };
  return { kind: territoryKind ?? 'department', code: territoryCode ?? '' };
}

/** Whether all of a place lies in a territory. */
export function contains(territory: Territory, place: Place): boolean {
  switch (territory.kind) {
    case 'country':
      return true;
    case 'region':
      return place.kind === 'region'
        ? place.code === territory.code
        : place.kind === 'department' && place.regionCode === territory.code;
    case 'department':
      return place.kind === 'department' && place.code === territory.code;
  }
}
