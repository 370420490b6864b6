import {
  decideInvitation,
  decideSending,
  INVITATION_DAYS,
  type InvitationDecision,
  type SendingDecision,
} from '#app/domain/invitation.ts';
import { type Actor, may, type Owner, type Place } from '#app/domain/permission.ts';
import type { Locale } from '#app/text/locale.ts';
import { noteActs, whereabouts } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { isOneOf, territoryNames } from './coordinators.server.ts';
import { newId } from './identifiers.ts';
import { invitedTo, placeOfInvitation, takeInvitation } from './invitation-rows.server.ts';
import { enqueueMessage } from './messages.server.ts';
import { getOrganisationPlace, lockOrganisation } from './organisations.server.ts';
import type { DatabaseTransaction, InvitationTable } from './schema.ts';
import type { Author } from './session-creations.server.ts';
import type { LocatedTerritory, NamedTerritory } from './territories.server.ts';

/** Sending invitations to join an organisation or to coordinate a territory, by a mailed link. */

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
    .where('expires_at', '>', now.toISOString())
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
}

export type CoordinatorInvitationLine = InvitationLine & { territory: NamedTerritory; invitedBy: string };

/** Those to coordinate one of these territories that can still be accepted, the latest first, 500 at most. */
export async function listCoordinatorInvitations(
  { db }: Connection,
  territories: readonly LocatedTerritory[],
  now: Date,
): Promise<CoordinatorInvitationLine[]> {
  const rows = await db
    .selectFrom('invitations')
    .innerJoin('accounts as inviters', 'inviters.id', 'invitations.invited_by')
    .select(['invitations.id', 'invitations.name', 'invitations.email', 'inviters.name as invitedBy'])
    .select(['invitations.territory_kind', 'invitations.territory_code'])
    .select('invitations.expires_at as expiresAt')
    .where('invitations.role', '=', 'coordinator')
    .where('invitations.expires_at', '>', now.toISOString())
    .where('invitations.accepted_at', 'is', null)
    .where('invitations.revoked_at', 'is', null)
    .where(isOneOf(territories, 'invitations'))
    .orderBy('invitations.created_at', 'desc')
    .limit(500)
    .execute();
  const nameOf = territoryNames(territories);
  return rows.flatMap(({ territory_kind, territory_code, ...row }) => {
    const located = nameOf(territory_kind, territory_code);
    return located ? [{ ...row, territory: located.named }] : [];
  });
}

export type InvitationOutcome = Exclude<InvitationDecision, { kind: 'invite' }> | { kind: 'invited' };

type Invited = { name: string; email: string; locale: Locale };

/**
 * Invites an address into the author's organisation. The same happens whether or not it has an account elsewhere: the
 * mail is put into words when it is sent, and only its reader learns the difference.
 */
export async function inviteColleague(
  connection: Connection,
  author: Author,
  invited: Invited,
  now: Date,
): Promise<InvitationOutcome> {
  return connection.write(async (trx) => {
    // Colleagues who invite at once are counted one by one.
    await lockOrganisation(trx, author.organisationId);
    const place = await getOrganisationPlace(trx, author.organisationId);
    const to = {
      role: 'mediator' as const,
      organisation_id: author.organisationId,
      territory_kind: null,
      territory_code: null,
    };
    return invite(trx, author.id, to, invited, place, now);
  });
}

/** Invites an address to coordinate a territory; the same whether or not it has an account. The caller checked that the account may. */
export async function inviteCoordinator(
  connection: Connection,
  accountId: string,
  place: Place,
  invited: Invited,
  now: Date,
): Promise<InvitationOutcome> {
  return connection.write(async (trx) => {
    // What one account sends at once is counted one by one.
    await trx
      .updateTable('accounts')
      .set((account) => ({ name: account.ref('name') }))
      .where('id', '=', accountId)
      .execute();
    const to = {
      role: 'coordinator' as const,
      organisation_id: null,
      territory_kind: place.kind === 'country' ? null : place.kind,
      territory_code: place.kind === 'country' ? null : place.code,
    };
    return invite(trx, accountId, to, invited, place, now);
  });
}

/** What an invitation is to, as its columns say it. */
type Target = Pick<InvitationTable, 'role' | 'organisation_id' | 'territory_kind' | 'territory_code'>;

async function invite(
  trx: DatabaseTransaction,
  accountId: string,
  to: Target,
  { name, email, locale }: Invited,
  place: Place,
  now: Date,
): Promise<InvitationOutcome> {
  const decision = decideInvitation(await loadFacts(trx, accountId, to, email, now));
  if (decision.kind !== 'invite') return decision;
  const id = newId();
  await trx
    .insertInto('invitations')
    .values({
      id,
      ...to,
      email,
      name,
      invited_by: accountId,
      created_at: now.toISOString(),
      sent_at: now.toISOString(),
      sendings: 1,
      expires_at: hoursFrom(now, 24 * INVITATION_DAYS),
    })
    .execute();
  if (decision.mails) await enqueueInvitation(trx, { id, email, role: to.role }, accountId, locale, now);
  const act = { act: 'invited' as const, subject: { kind: 'invitation' as const, id }, details: { name } };
  await noteActs(trx, accountId, [{ ...act, ...whereabouts(place) }], now);
  return { kind: 'invited' };
}

async function enqueueInvitation(
  trx: DatabaseTransaction,
  { id, email, role }: Pick<InvitationTable, 'id' | 'email' | 'role'>,
  accountId: string,
  locale: Locale,
  now: Date,
): Promise<void> {
  const kind = role === 'coordinator' ? 'coordinator-invited' : 'colleague-invited';
  await enqueueMessage(
    trx,
    {
      kind,
      channel: 'email',
      recipient: email,
      locale,
      accountId,
      details: { invitationId: id },
      dedupeKey: `${kind}:${id}:${now.toISOString()}`,
    },
    now,
  );
}

async function loadFacts(trx: DatabaseTransaction, accountId: string, to: Target, email: string, now: Date) {
  const colleague = await trx
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email)
    .where((account) =>
      to.role === 'mediator'
        ? account('organisation_id', '=', to.organisation_id)
        : account.and([
            account('role', '=', 'coordinator'),
            account('territory_kind', to.territory_kind === null ? 'is' : '=', to.territory_kind),
            account('territory_code', to.territory_code === null ? 'is' : '=', to.territory_code),
          ]),
    )
    .executeTakeFirst();
  const recent = trx
    .selectFrom('invitations')
    .select((invitation) => invitation.fn.countAll<number | string>().as('count'))
    .where('role', '=', to.role)
    .where('created_at', '>', hoursFrom(now, -24));
  const byInviter = await (to.role === 'mediator'
    ? recent.where('organisation_id', '=', to.organisation_id)
    : recent.where('invited_by', '=', accountId)
  ).executeTakeFirstOrThrow();
  const open = await trx
    .selectFrom('invitations')
    .select('id')
    .where('email', '=', email)
    .where('role', '=', to.role)
    .where((invitation) =>
      to.role === 'mediator'
        ? invitation('organisation_id', '=', to.organisation_id)
        : invitation.and([
            invitation('territory_kind', to.territory_kind === null ? 'is' : '=', to.territory_kind),
            invitation('territory_code', to.territory_code === null ? 'is' : '=', to.territory_code),
          ]),
    )
    .where('expires_at', '>', now.toISOString())
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  const organisation =
    to.organisation_id === null
      ? undefined
      : await trx
          .selectFrom('organisations')
          .select('verified_at')
          .where('id', '=', to.organisation_id)
          .executeTakeFirst();
  return {
    to: invitedTo(to),
    unverified: organisation?.verified_at === null,
    isColleague: colleague !== undefined,
    isInvited: open !== undefined,
    sentByInviter: Number(byInviter.count),
    sentToAddress: await countMailsTo(trx, email, now),
  };
}

/** Sendings of anybody to an address whose last one was in the last 24 hours. */
async function countMailsTo(trx: DatabaseTransaction, email: string, now: Date): Promise<number> {
  const { sendings } = await trx
    .selectFrom('invitations')
    .select((invitation) => invitation.fn.sum<number | string | null>('sendings').as('sendings'))
    .where('email', '=', email)
    .where('sent_at', '>', hoursFrom(now, -24))
    .executeTakeFirstOrThrow();
  return Number(sendings ?? 0);
}

/** Withdraws an invitation that nobody accepted. @throws a 404 response when it is not the account's to withdraw */
export async function revokeInvitation(
  connection: Connection,
  invitationId: string,
  account: Actor & { id: string },
  now: Date,
): Promise<void> {
  await connection.write(async (trx) => {
    const { place, ...row } = await lockInvitation(trx, invitationId, account);
    if (row.accepted_at !== null) throw new Response(null, { status: 404 });
    if (row.revoked_at !== null) return;
    await trx
      .updateTable('invitations')
      .set({ revoked_at: now.toISOString() })
      .where('id', '=', invitationId)
      .execute();
    const subject = { kind: 'invitation' as const, id: invitationId };
    const act = { act: 'invitation-withdrawn' as const, subject, details: { name: row.name } };
    await noteActs(trx, account.id, [{ ...act, ...whereabouts(place) }], now);
  });
}

/** Sends an open invitation once more; it is valid for seven days again. @throws as `revokeInvitation` */
export async function sendInvitationAgain(
  connection: Connection,
  invitationId: string,
  account: Actor & { id: string },
  locale: Locale,
  now: Date,
): Promise<{ kind: 'sent' } | { kind: Exclude<SendingDecision['kind'], 'send'> }> {
  return connection.write(async (trx) => {
    const row = await lockInvitation(trx, invitationId, account);
    const { accepted_at: acceptedAt, revoked_at: revokedAt, expires_at: expiresAt, sent_at: sentAt } = row;
    const sentToAddress = await countMailsTo(trx, row.email, now);
    const facts = { acceptedAt, revokedAt, expiresAt, sentAt, sentToAddress };
    const decision = decideSending(facts, now.toISOString());
    if (decision.kind !== 'send') return decision;
    await trx
      .updateTable('invitations')
      .set((invitation) => ({
        sent_at: now.toISOString(),
        sendings: invitation('sendings', '+', 1),
        expires_at: hoursFrom(now, 24 * INVITATION_DAYS),
      }))
      .where('id', '=', invitationId)
      .execute();
    if (decision.mails) await enqueueInvitation(trx, row, account.id, locale, now);
    return { kind: 'sent' };
  });
}

/** Takes the row's lock. @throws a 404 response when it is not the account's to deal with */
async function lockInvitation(
  trx: DatabaseTransaction,
  invitationId: string,
  account: Actor,
): Promise<InvitationTable & { place: Place }> {
  const row = await takeInvitation(trx, invitationId);
  if (!row) throw new Response(null, { status: 404 });
  const place = await placeOfInvitation(trx, row);
  const owner: Owner = { kind: 'organisation', id: row.organisation_id };
  const allowed =
    row.role === 'mediator'
      ? may(account, 'manage-colleagues', owner)
      : may(account, 'invite-coordinator', place);
  if (!allowed) throw new Response(null, { status: 404 });
  return { ...row, place };
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
