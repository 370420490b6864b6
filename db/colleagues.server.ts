import { mayRemove } from '#app/domain/invitation.ts';
import type { Connection } from './connection.server.ts';
import { lockOrganisation } from './organisations.server.ts';
import type { Author } from './session-creations.server.ts';

export type Colleague = { id: string; name: string; email: string; role: 'mediator' | 'coordinator' };

/** Whose accounts belong to an organisation, by name. */
export async function listColleagues({ db }: Connection, organisationId: string): Promise<Colleague[]> {
  return db
    .selectFrom('accounts')
    .select(['id', 'name', 'email', 'role'])
    .where('organisation_id', '=', organisationId)
    .where('closed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(500)
    .execute();
}

export type RemovalOutcome = { kind: 'removed' } | { kind: 'last' };

/**
 * Closes a mediator's account: nobody signs in with it any more, and its address is forgotten, so that it may be
 * invited again, here or elsewhere. Sessions stay with the organisation; those still to be held or reported are the
 * author's from now on, or a colleague's when the author leaves.
 * @throws a 404 response when it is no mediator of that organisation
 */
export async function removeColleague(
  connection: Connection,
  accountId: string,
  author: Author,
  now: Date,
): Promise<RemovalOutcome> {
  return connection.write(async (trx) => {
    // Two colleagues who remove each other at once wait here: one of them stays.
    await lockOrganisation(trx, author.organisationId);
    const mediators = await trx
      .selectFrom('accounts')
      .select('id')
      .where('organisation_id', '=', author.organisationId)
      .where('role', '=', 'mediator')
      .where('closed_at', 'is', null)
      .orderBy('id')
      .execute();
    if (!mediators.some(({ id }) => id === accountId)) throw new Response(null, { status: 404 });
    if (!mayRemove(mediators, accountId)) return { kind: 'last' };
    await trx
      .updateTable('accounts')
      // A domain that never receives mail (RFC 2606).
      .set({ closed_at: now.toISOString(), email: `${accountId}@closed.invalid` })
      .where('id', '=', accountId)
      .execute();
    await trx.deleteFrom('sign_ins').where('account_id', '=', accountId).execute();
    await trx.deleteFrom('sign_in_links').where('account_id', '=', accountId).execute();
    const others = mediators.filter(({ id }) => id !== accountId);
    const heir = others.find(({ id }) => id === author.id) ?? others[0];
    await trx
      .updateTable('sessions')
      .set({ mediator_id: heir?.id ?? author.id })
      .where('mediator_id', '=', accountId)
      .where((session) =>
        session.or([
          session('ends_at', '>', now.toISOString()),
          session.not(
            session.exists(
              session
                .selectFrom('reports')
                .select('session_id')
                .whereRef('reports.session_id', '=', 'sessions.id'),
            ),
          ),
        ]),
      )
      .execute();
    return { kind: 'removed' };
  });
}
