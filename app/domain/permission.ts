/**
 * Who may do what, and where. Whoever works for an organisation manages what belongs to it; coordinators act inside their
 * territory, and never see who signed up there: lists of names are for those who hold the session (rule 8 of personal
 * data: show to fewer). Whoever may not is told that the thing is not there.
 */

/** On what lies in a territory: its coordinators take them. */
export const territoryActions = [
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
export type TerritoryAction = (typeof territoryActions)[number];

/** On what belongs to an organisation: those who work for it take them, coordinators among them. */
export const organisationActions = [
  /** Publish, edit, cancel and copy its sessions, alone and in series. */
  'manage-sessions',
  /** Close, reopen and delete the venues that it registered. */
  'manage-venues',
  /** See who signed up, sign people up, write to them, tick them. */
  'see-registrants',
  'file-reports',
  /** Invite into it, withdraw that, and close accounts. */
  'manage-colleagues',
] as const;
export type OrganisationAction = (typeof organisationActions)[number];

export const actions = [...territoryActions, ...organisationActions] as const;
export type Action = TerritoryAction | OrganisationAction;

/** What a coordinator coordinates: INSEE codes. */
export type Territory = { kind: 'country' } | { kind: 'region' | 'department'; code: string };

/** Where something lies. Everything that lies in a département lies in its region too. */
export type Place =
  | { kind: 'country' }
  | { kind: 'region'; code: string }
  | { kind: 'department'; code: string; regionCode: string };

/** Whose something is; an imported venue is nobody's. */
export type Owner = { kind: 'organisation'; id: string | null };

/** Whoever asks, as their account says. */
export type Actor = {
  role: 'mediator' | 'coordinator';
  /** A coordinator's territory; both null for the whole country's. */
  territoryKind: 'region' | 'department' | null;
  territoryCode: string | null;
  /** Whom they work for; a coordinator may work for nobody. */
  organisationId: string | null;
};

/** Actions that only the whole country's coordinators take. */
const NATIONAL: ReadonlySet<TerritoryAction> = new Set(['manage-campaigns']);
/** Actions on people of one's own rank that are left to the rank above. */
const BELOW: ReadonlySet<TerritoryAction> = new Set(['remove-coordinator']);

/** Whether somebody may take an action on something that lies there, or that is that organisation's. */
export function may(actor: Actor, action: Action, about: Place | Owner): boolean {
  if (about.kind === 'organisation')
    return isOrganisationAction(action) && about.id !== null && about.id === actor.organisationId;
  return !isOrganisationAction(action) && mayIn(actor, action, about);
}

function isOrganisationAction(action: Action): action is OrganisationAction {
  return organisationActions.some((known) => known === action);
}

function mayIn(actor: Actor, action: TerritoryAction, place: Place): boolean {
  if (actor.role !== 'coordinator') return false;
  const territory = territoryOf(actor);
  if (NATIONAL.has(action)) return territory.kind === 'country';
  if (!contains(territory, place)) return false;
  // Nobody stands above the country's coordinators: they close each other's accounts.
  return !BELOW.has(action) || territory.kind === 'country' || place.kind !== territory.kind;
}

/** A coordinator's territory. An account that names half of one coordinates nothing: it is not the whole country's. */
export function territoryOf({
  territoryKind,
  territoryCode,
}: Pick<Actor, 'territoryKind' | 'territoryCode'>): Territory {
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
