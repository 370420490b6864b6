import type { InvitedTo } from '#app/domain/invitation.ts';
import type { Place } from '#app/domain/permission.ts';
import { getOrganisationPlace } from './organisations.server.ts';
import type { DatabaseTransaction, InvitationTable } from './schema.ts';
import { findTerritory } from './territories.server.ts';

/** What sending an invitation and accepting it read of its row alike. */

/** Takes the row's lock: a second click and a withdrawal wait. Undefined when it was forgotten. */
export function takeInvitation(trx: DatabaseTransaction, invitationId: string) {
  return trx
    .updateTable('invitations')
    .set((invitation) => ({ name: invitation.ref('name') }))
    .where('id', '=', invitationId)
    .returningAll()
    .executeTakeFirst();
}

/** Where its organisation works, or what it is to coordinate. @throws a 404 response when that is not there */
export async function placeOfInvitation(trx: DatabaseTransaction, row: InvitationTable): Promise<Place> {
  if (row.organisation_id !== null) return getOrganisationPlace(trx, row.organisation_id);
  const located = await findTerritory({ db: trx }, row.territory_kind, row.territory_code);
  if (!located) throw new Response(null, { status: 404 });
  return located.place;
}

/** What it is to. */
export function invitedTo({ role }: Pick<InvitationTable, 'role'>): InvitedTo {
  return role === 'coordinator' ? 'territory' : 'organisation';
}
