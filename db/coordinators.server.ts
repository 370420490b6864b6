import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { mayRemove } from '#app/domain/invitation.ts';
import { type Actor, may, type Place } from '#app/domain/permission.ts';
import { closeAccount } from './accounts.server.ts';
import { noteActs, whereabouts } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import type { DatabaseTransaction } from './schema.ts';
import { findTerritory, type LocatedTerritory, type NamedTerritory } from './territories.server.ts';

/** Who coordinates which territory. */

export type Coordinator = {
  id: string;
  name: string;
  email: string;
  territory: NamedTerritory;
  place: Place;
  /** Whom they also work for. */
  organisation: string | null;
};

/** Those of these territories, in their order and by name; 1,000 at most. */
export async function listCoordinators(
  { db }: Connection,
  territories: readonly LocatedTerritory[],
): Promise<Coordinator[]> {
  const rows = await db
    .selectFrom('accounts')
    .leftJoin('organisations', 'organisations.id', 'accounts.organisation_id')
    .select(['accounts.id', 'accounts.name', 'accounts.email', 'organisations.name as organisation'])
    .select(['accounts.territory_kind', 'accounts.territory_code'])
    .where('accounts.role', '=', 'coordinator')
    .where('accounts.closed_at', 'is', null)
    .where(isOneOf(territories, 'accounts'))
    .orderBy('accounts.name')
    .orderBy('accounts.id')
    .limit(1000)
    .execute();
  const nameOf = territoryNames(territories);
  const orderOf = new Map(territories.map(({ place }, index) => [keyOf(place), index]));
  return rows
    .flatMap(({ territory_kind, territory_code, ...row }) => {
      const located = nameOf(territory_kind, territory_code);
      return located ? [{ ...row, territory: located.named, place: located.place }] : [];
    })
    .sort((one, other) => (orderOf.get(keyOf(one.place)) ?? 0) - (orderOf.get(keyOf(other.place)) ?? 0));
}

/** For `.where(…)`: the row's territory is one of these. */
export function isOneOf(
  territories: readonly LocatedTerritory[],
  table: 'accounts' | 'invitations',
): RawBuilder<SqlBool> {
  const kind = sql.ref(`${table}.territory_kind`);
  const code = sql.ref(`${table}.territory_code`);
  const codesOf = (wanted: 'region' | 'department') =>
    territories.flatMap(({ place }) => (place.kind === wanted ? [place.code] : []));
  const conditions = [
    ...(territories.some(({ place }) => place.kind === 'country') ? [sql<SqlBool>`${kind} is null`] : []),
    ...(['region', 'department'] as const).flatMap((wanted) => {
      const codes = codesOf(wanted);
      if (codes.length === 0) return [];
      return [sql<SqlBool>`(${kind} = ${wanted} and ${code} in (${sql.join(codes)}))`];
    }),
  ];
  return conditions.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

/** Finds the territory that a row's columns name among these. */
export function territoryNames(territories: readonly LocatedTerritory[]) {
  const known = new Map(territories.map((located) => [keyOf(located.place), located]));
  return (kind: 'region' | 'department' | null, code: string | null) =>
    known.get(kind === null ? 'country' : `${kind}:${code}`);
}

function keyOf(place: Place): string {
  return place.kind === 'country' ? 'country' : `${place.kind}:${place.code}`;
}

/**
 * Those who coordinate the whole country, held until the end of the transaction: one who leaves and another who leaves at
 * the same moment wait here, and one of them stays.
 */
export async function lockNationalCoordinators(trx: DatabaseTransaction): Promise<{ id: string }[]> {
  await trx
    .updateTable('accounts')
    .set((account) => ({ name: account.ref('name') }))
    .where('role', '=', 'coordinator')
    .where('territory_kind', 'is', null)
    .where('closed_at', 'is', null)
    .execute();
  // Read once they are held: somebody may have come or left meanwhile.
  return trx
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'coordinator')
    .where('territory_kind', 'is', null)
    .where('closed_at', 'is', null)
    .execute();
}

export type CoordinatorRemoval =
  | { kind: 'closed' }
  /** Worked for an organisation too: the account goes on as a mediator's. */
  | { kind: 'mediator-again' }
  /** The country would be left without a coordinator. */
  | { kind: 'last' };

/**
 * Ends somebody's coordinating: closes the account, or leaves it to the mediator that it also is. Invitations to a territory
 * that they sent and nobody accepted are withdrawn. Everybody may end their own.
 * @throws a 404 response when it is no coordinator, or not for this account to remove
 */
export async function removeCoordinator(
  connection: Connection,
  coordinatorId: string,
  account: Actor & { id: string },
  now: Date,
): Promise<CoordinatorRemoval> {
  return connection.write(async (trx) => {
    const nationals = await lockNationalCoordinators(trx);
    const row = await trx
      .updateTable('accounts')
      .set((coordinator) => ({ name: coordinator.ref('name') }))
      .where('id', '=', coordinatorId)
      .where('role', '=', 'coordinator')
      .where('closed_at', 'is', null)
      .returning(['name', 'organisation_id', 'territory_kind', 'territory_code'])
      .executeTakeFirst();
    const located = row && (await findTerritory({ db: trx }, row.territory_kind, row.territory_code));
    if (!row || !located) throw new Response(null, { status: 404 });
    const allowed = coordinatorId === account.id || may(account, 'remove-coordinator', located.place);
    if (!allowed) throw new Response(null, { status: 404 });
    if (located.place.kind === 'country' && !mayRemove(nationals, coordinatorId)) return { kind: 'last' };
    const subject = { kind: 'account' as const, id: coordinatorId };
    const act = { act: 'closed' as const, subject, details: { name: row.name } };
    await noteActs(trx, account.id, [{ ...act, ...whereabouts(located.place) }], now);
    await trx
      .updateTable('invitations')
      .set({ revoked_at: now.toISOString() })
      .where('invited_by', '=', coordinatorId)
      .where('role', '=', 'coordinator')
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .execute();
    if (row.organisation_id === null) {
      await closeAccount(trx, coordinatorId, now);
      return { kind: 'closed' };
    }
    await trx
      .updateTable('accounts')
      .set({ role: 'mediator', territory_kind: null, territory_code: null })
      .where('id', '=', coordinatorId)
      .execute();
    return { kind: 'mediator-again' };
  });
}
