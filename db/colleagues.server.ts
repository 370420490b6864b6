import { mayRemove } from '#app/domain/invitation.ts';
import { closeAccount } from './accounts.server.ts';
import { noteActs, whereabouts } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { getOrganisationPlace, lockOrganisation } from './organisations.server.ts';
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
    await closeAccount(trx, accountId, now);
    const { name } = await trx
      .selectFrom('accounts')
      .select('name')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow();
    const place = whereabouts(await getOrganisationPlace(trx, author.organisationId));
    const subject = { kind: 'account' as const, id: accountId };
    await noteActs(trx, author.id, [{ act: 'closed', subject, ...place, details: { name } }], now);
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
