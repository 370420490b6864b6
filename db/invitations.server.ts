import {
  decideInvitation,
  INVITATION_DAYS,
  type InvitationDecision,
  type InvitationState,
  invitationState,
} from '#app/domain/invitation.ts';
import type { Locale } from '#app/text/locale.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { enqueueMessage } from './messages.server.ts';
import { lockOrganisation } from './organisations.server.ts';
import type { DatabaseTransaction } from './schema.ts';
import type { Author } from './session-creations.server.ts';
import { openSignIn } from './sign-ins.server.ts';

/** Invitations to join an organisation, by a mailed link. */

export type InvitationLine = { id: string; name: string; email: string; expiresAt: string };

/** Those of an organisation that can still be accepted, the latest first. */
export async function listOpenInvitations(
  { db }: Connection,
  organisationId: string,
  now: Date,
): Promise<InvitationLine[]> {
  return db
    .selectFrom('invitations')
    .select(['id', 'name', 'email', 'expires_at as expiresAt'])
    .where('organisation_id', '=', organisationId)
    .where('created_at', '>', hoursFrom(now, -24 * INVITATION_DAYS))
    .where('expires_at', '>', now.toISOString())
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
}

export type InvitationOutcome = Exclude<InvitationDecision, { kind: 'invite' }> | { kind: 'invited' };

/**
 * Invites an address into the author's organisation. The same happens whether or not it has an account elsewhere: the
 * mail is put into words when it is sent, and only its reader learns the difference.
 */
export async function inviteColleague(
  connection: Connection,
  author: Author,
  { name, email, locale }: { name: string; email: string; locale: Locale },
  now: Date,
): Promise<InvitationOutcome> {
  return connection.write(async (trx) => {
    // Colleagues who invite at once are counted one by one.
    await lockOrganisation(trx, author.organisationId);
    const decision = decideInvitation(await loadFacts(trx, author.organisationId, email, now));
    if (decision.kind !== 'invite') return decision;
    const id = newId();
    await trx
      .insertInto('invitations')
      .values({
        id,
        organisation_id: author.organisationId,
        email,
        name,
        invited_by: author.id,
        created_at: now.toISOString(),
        expires_at: hoursFrom(now, 24 * INVITATION_DAYS),
      })
      .execute();
    if (decision.mails) {
      await enqueueMessage(
        trx,
        {
          kind: 'colleague-invited',
          channel: 'email',
          recipient: email,
          locale,
          accountId: author.id,
          details: { invitationId: id },
          dedupeKey: `colleague-invited:${id}`,
        },
        now,
      );
    }
    return { kind: 'invited' };
  });
}

async function loadFacts(trx: DatabaseTransaction, organisationId: string, email: string, now: Date) {
  const colleague = await trx
    .selectFrom('accounts')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('email', '=', email)
    .executeTakeFirst();
  const recent = trx
    .selectFrom('invitations')
    .select((invitation) => invitation.fn.countAll<number | string>().as('count'))
    .where('created_at', '>', hoursFrom(now, -24));
  const byOrganisation = await recent.where('organisation_id', '=', organisationId).executeTakeFirstOrThrow();
  const toAddress = await recent.where('email', '=', email).executeTakeFirstOrThrow();
  const open = await trx
    .selectFrom('invitations')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('email', '=', email)
    .where('expires_at', '>', now.toISOString())
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return {
    isColleague: colleague !== undefined,
    isInvited: open !== undefined,
    sentByOrganisation: Number(byOrganisation.count),
    sentToAddress: Number(toAddress.count),
  };
}

/** Withdraws an invitation that nobody accepted. @throws a 404 response when it is none of that organisation */
export async function revokeInvitation(
  connection: Connection,
  invitationId: string,
  organisationId: string,
  now: Date,
): Promise<void> {
  const revoked = await connection.write((trx) =>
    trx
      .updateTable('invitations')
      .set((invitation) => ({
        revoked_at: invitation.fn.coalesce('revoked_at', invitation.val(now.toISOString())),
      }))
      .where('id', '=', invitationId)
      .where('organisation_id', '=', organisationId)
      .where('accepted_at', 'is', null)
      .executeTakeFirst(),
  );
  if (revoked.numUpdatedRows === 0n) throw new Response(null, { status: 404 });
}

export type Invitation = {
  name: string;
  email: string;
  organisation: string;
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
    .innerJoin('organisations', 'organisations.id', 'invitations.organisation_id')
    .innerJoin('accounts', 'accounts.id', 'invitations.invited_by')
    .select(['invitations.name', 'invitations.email', 'invitations.expires_at as expiresAt'])
    .select(['invitations.accepted_at as acceptedAt', 'invitations.revoked_at as revokedAt'])
    .select(['organisations.name as organisation', 'accounts.name as invitedBy'])
    .where('invitations.id', '=', invitationId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { name, email, organisation, invitedBy } = row;
  return { name, email, organisation, invitedBy, state: invitationState(row, now.toISOString()) };
}

export type AcceptanceOutcome =
  /** The token goes into the cookie: the link proves the address as a sign-in link does. */
  | { kind: 'joined'; token: string }
  /** The address has an account by now: nothing changed. */
  | { kind: 'has-account' }
  | { kind: 'unknown' }
  | { kind: Exclude<InvitationState, 'open'> };

/** Accepts an invitation, once whatever the concurrency: opens an account as mediator and signs it in. */
export async function acceptInvitation(
  connection: Connection,
  invitationId: string,
  now: Date,
): Promise<AcceptanceOutcome> {
  return connection.write(async (trx) => {
    const row = await trx
      .updateTable('invitations')
      // Takes the row: a second click and a withdrawal wait.
      .set((invitation) => ({ email: invitation.ref('email') }))
      .where('id', '=', invitationId)
      .returning(['organisation_id', 'name', 'email', 'accepted_at', 'revoked_at', 'expires_at'])
      .executeTakeFirst();
    if (!row) return { kind: 'unknown' };
    const { accepted_at: acceptedAt, revoked_at: revokedAt, expires_at: expiresAt } = row;
    const state = invitationState({ acceptedAt, revokedAt, expiresAt }, now.toISOString());
    if (state !== 'open') return { kind: state };
    const accountId = newId();
    const added = await trx
      .insertInto('accounts')
      .values({
        id: accountId,
        email: row.email,
        name: row.name,
        role: 'mediator',
        organisation_id: row.organisation_id,
        created_at: now.toISOString(),
      })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) return { kind: 'has-account' };
    await trx
      .updateTable('invitations')
      .set({ accepted_at: now.toISOString() })
      .where('id', '=', invitationId)
      .execute();
    return { kind: 'joined', token: await openSignIn(trx, accountId, now) };
  });
}

/** Forgets invitations a day after they expired, accepted or not (until then they explain themselves). */
export async function purgeInvitations(connection: Connection, now: Date): Promise<void> {
  await connection.write((trx) =>
    trx.deleteFrom('invitations').where('expires_at', '<=', hoursFrom(now, -24)).execute(),
  );
}

function hoursFrom(now: Date, hours: number): string {
  return new Date(now.getTime() + hours * 60 * 60 * 1000).toISOString();
}
