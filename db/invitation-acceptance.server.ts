import { decideAcceptance, type InvitationState, invitationState } from '#app/domain/invitation.ts';
import { noteActs, whereabouts } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { lockNationalCoordinators } from './coordinators.server.ts';
import { newId } from './identifiers.ts';
import { invitedTo, placeOfInvitation, takeInvitation } from './invitation-rows.server.ts';
import type { DatabaseTransaction, InvitationTable } from './schema.ts';
import { openSignIn } from './sign-ins.server.ts';
import { findTerritory, type NamedTerritory } from './territories.server.ts';

/** What the reader of an invitation's mail sees and does; sending it is in invitations.server.ts. */

export type Invitation = {
  name: string;
  email: string;
  to: { kind: 'organisation'; name: string } | { kind: 'territory'; territory: NamedTerritory };
  /** What the address has already, for whoever holds the link; undefined: no account. */
  account: { organisation: string | null; territory: NamedTerritory | null } | undefined;
  /** Who invites; they may have left since. */
  invitedBy: string;
  state: InvitationState;
};

/** An invitation by its id, for whoever holds its link; undefined when it was forgotten. Changes nothing. */
export async function findInvitation(
  { db }: Connection,
  invitationId: string,
  now: Date,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitations')
    .innerJoin('accounts as inviters', 'inviters.id', 'invitations.invited_by')
    .leftJoin('organisations', 'organisations.id', 'invitations.organisation_id')
    .select(['invitations.name', 'invitations.email', 'invitations.role', 'inviters.name as invitedBy'])
    .select(['invitations.accepted_at as acceptedAt', 'invitations.revoked_at as revokedAt'])
    .select(['organisations.name as organisation', 'invitations.expires_at as expiresAt'])
    .select(['invitations.territory_kind', 'invitations.territory_code'])
    .where('invitations.id', '=', invitationId)
    .executeTakeFirst();
  if (!row) return undefined;
  const known = await db
    .selectFrom('accounts')
    .leftJoin('organisations', 'organisations.id', 'accounts.organisation_id')
    .select(['organisations.name as organisation', 'role', 'territory_kind', 'territory_code'])
    .where('accounts.email', '=', row.email)
    .executeTakeFirst();
  const territoryIn = async (kind: 'region' | 'department' | null, code: string | null) =>
    (await findTerritory({ db }, kind, code))?.named ?? null;
  const territory =
    row.role === 'coordinator' ? await territoryIn(row.territory_kind, row.territory_code) : null;
  const { name, email, organisation, invitedBy } = row;
  return {
    name,
    email,
    to: territory ? { kind: 'territory', territory } : { kind: 'organisation', name: organisation ?? '' },
    account: known && {
      organisation: known.organisation,
      territory:
        known.role === 'coordinator' ? await territoryIn(known.territory_kind, known.territory_code) : null,
    },
    invitedBy,
    state: invitationState(row, now.toISOString()),
  };
}

export type AcceptanceOutcome =
  /** The token goes into the cookie: the link proves the address as a sign-in link does. */
  | { kind: 'joined'; role: 'mediator' | 'coordinator'; token: string }
  /** The address's account works elsewhere, or is the last to coordinate the country: nothing changed. */
  | { kind: 'has-account' | 'last-national' }
  | { kind: 'unknown' }
  | { kind: Exclude<InvitationState, 'open'> };

/**
 * Accepts an invitation, once whatever the concurrency: opens an account, or gives the one that the address has the
 * organisation or the territory, and signs it in.
 */
export async function acceptInvitation(
  connection: Connection,
  invitationId: string,
  now: Date,
): Promise<AcceptanceOutcome> {
  return connection.write(async (trx) => {
    const row = await takeInvitation(trx, invitationId);
    if (!row) return { kind: 'unknown' };
    const { accepted_at: acceptedAt, revoked_at: revokedAt, expires_at: expiresAt } = row;
    const state = invitationState({ acceptedAt, revokedAt, expiresAt }, now.toISOString());
    if (state !== 'open') return { kind: state };
    const isCountry = row.role === 'coordinator' && row.territory_kind === null;
    const nationals = row.role === 'coordinator' ? await lockNationalCoordinators(trx) : [];
    const account = await trx
      .selectFrom('accounts')
      .select(['id', 'role', 'organisation_id as organisationId'])
      .where('email', '=', row.email)
      .executeTakeFirst();
    const isLastNational = nationals.length === 1 && nationals[0]?.id === account?.id;
    const decision = decideAcceptance({ to: invitedTo(row), account, isCountry, isLastNational });
    const accountId = account?.id ?? newId();
    switch (decision.kind) {
      case 'has-account':
      case 'last-national':
        return decision;
      case 'open-account':
        if (!(await openAccount(trx, accountId, row, now))) return { kind: 'has-account' };
        break;
      case 'join-organisation':
        await trx
          .updateTable('accounts')
          .set({ organisation_id: row.organisation_id })
          .where('id', '=', accountId)
          .execute();
        break;
      case 'coordinate':
        await trx
          .updateTable('accounts')
          .set({
            role: 'coordinator',
            territory_kind: row.territory_kind,
            territory_code: row.territory_code,
          })
          .where('id', '=', accountId)
          .execute();
    }
    await trx
      .updateTable('invitations')
      .set({ accepted_at: now.toISOString() })
      .where('id', '=', invitationId)
      .execute();
    const place = whereabouts(await placeOfInvitation(trx, row));
    const subject = { kind: 'account' as const, id: accountId };
    await noteActs(trx, accountId, [{ act: 'joined', subject, ...place }], now);
    return { kind: 'joined', role: row.role, token: await openSignIn(trx, accountId, now) };
  });
}

/** False when the address has an account since a moment ago. */
async function openAccount(
  trx: DatabaseTransaction,
  accountId: string,
  { email, name, role, organisation_id, territory_kind, territory_code }: InvitationTable,
  now: Date,
): Promise<boolean> {
  const added = await trx
    .insertInto('accounts')
    .values({
      id: accountId,
      email,
      name,
      role,
      organisation_id,
      territory_kind,
      territory_code,
      created_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
}
