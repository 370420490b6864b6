import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { verifyOrganisation } from './organisations.server.ts';
import type { Database, DatabaseTransaction } from './schema.ts';

/** Somebody who signs in: a mediator or a coordinator. */
export type Account = {
  id: string;
  email: string;
  name: string;
  role: 'mediator' | 'coordinator';
  organisationId: string | null;
  organisationName: string | null;
  /** When a coordinator or the host said yes to the organisation: what it publishes is public at once. */
  organisationVerifiedAt: string | null;
  /** A coordinator's territory; both null for the whole country's. */
  territoryKind: 'region' | 'department' | null;
  territoryCode: string | null;
};

/** The account of an e-mail address, whatever its case; undefined when there is none. */
export async function findAccountByEmail(
  db: Database | DatabaseTransaction,
  email: string,
): Promise<Account | undefined> {
  return accounts(db).where('accounts.email', '=', email.trim().toLowerCase()).executeTakeFirst();
}

export async function findAccount(
  db: Database | DatabaseTransaction,
  accountId: string,
): Promise<Account | undefined> {
  return accounts(db).where('accounts.id', '=', accountId).executeTakeFirst();
}

/** The accounts a demonstration offers: coordinators first, then the first mediators, oldest first within a role. */
export async function listDemoAccounts(
  { db }: Connection,
  limits = { coordinators: 4, mediators: 4 },
): Promise<Account[]> {
  const [coordinators, mediators] = await Promise.all([
    accounts(db)
      .where('accounts.role', '=', 'coordinator')
      .orderBy('accounts.id')
      .limit(limits.coordinators)
      .execute(),
    accounts(db)
      .where('accounts.role', '=', 'mediator')
      .orderBy('accounts.id')
      .limit(limits.mediators)
      .execute(),
  ]);
  return [...coordinators, ...mediators];
}

/** Accounts that are open, with the name of their organisation, to be narrowed. */
export function accounts(db: Database | DatabaseTransaction) {
  return db
    .selectFrom('accounts')
    .leftJoin('organisations', 'organisations.id', 'accounts.organisation_id')
    .select([
      'accounts.id as id',
      'accounts.email as email',
      'accounts.name as name',
      'accounts.role as role',
      'accounts.organisation_id as organisationId',
      'organisations.name as organisationName',
      'organisations.verified_at as organisationVerifiedAt',
      'accounts.territory_kind as territoryKind',
      'accounts.territory_code as territoryCode',
    ])
    .where('accounts.closed_at', 'is', null);
}

/**
 * Closes an account: nobody signs in with it any more, and its address is forgotten, so that it may be invited again. Its
 * name stays beside what it did.
 */
export async function closeAccount(trx: DatabaseTransaction, accountId: string, now: Date): Promise<void> {
  await trx
    .updateTable('accounts')
    // A domain that never receives mail (RFC 2606).
    .set({ closed_at: now.toISOString(), email: `${accountId}@closed.invalid` })
    .where('id', '=', accountId)
    .execute();
  await trx.deleteFrom('sign_ins').where('account_id', '=', accountId).execute();
  await trx.deleteFrom('sign_in_links').where('account_id', '=', accountId).execute();
}

/** Somebody to let in: a mediator of an organisation (made if new), or a coordinator of a territory. */
export type NewAccount = {
  email: string;
  name: string;
  role: 'mediator' | 'coordinator';
  organisation?: string | undefined;
  department?: string | undefined;
  region?: string | undefined;
};

/** Lets somebody in. `known` when the address has an account already: nothing changes then. */
export async function addAccount(
  connection: Connection,
  account: NewAccount,
  now: Date,
): Promise<'added' | 'known' | 'unknown territory'> {
  return connection.write(async (trx) => {
    if (await findAccountByEmail(trx, account.email)) return 'known';
    if (!(await territoryExists(trx, account))) return 'unknown territory';
    const coordinates = account.role === 'coordinator';
    const territory = account.department ?? account.region ?? null;
    await trx
      .insertInto('accounts')
      .values({
        id: newId(),
        email: account.email.trim().toLowerCase(),
        name: account.name,
        role: account.role,
        organisation_id: account.organisation ? await organisationNamed(trx, account, now) : null,
        territory_kind: coordinates && territory ? (account.department ? 'department' : 'region') : null,
        territory_code: coordinates ? territory : null,
        created_at: now.toISOString(),
      })
      .execute();
    return 'added';
  });
}

async function territoryExists(
  trx: DatabaseTransaction,
  { department, region }: Pick<NewAccount, 'department' | 'region'>,
): Promise<boolean> {
  if (department) {
    return (
      (await trx.selectFrom('departments').select('code').where('code', '=', department).execute()).length > 0
    );
  }
  if (region)
    return (await trx.selectFrom('regions').select('code').where('code', '=', region).execute()).length > 0;
  return true;
}

async function organisationNamed(
  trx: DatabaseTransaction,
  { organisation = '', department }: NewAccount,
  now: Date,
): Promise<string> {
  const known = await trx
    .selectFrom('organisations')
    .select('id')
    .where('name', '=', organisation)
    .executeTakeFirst();
  if (known) {
    await verifyOrganisation(trx, known.id, now);
    return known.id;
  }
  const id = newId();
  await trx
    .insertInto('organisations')
    .values({
      id,
      name: organisation,
      department_code: department ?? null,
      created_at: now.toISOString(),
      // The host knows whom they let in.
      verified_at: now.toISOString(),
      revision: 0,
    })
    .execute();
  return id;
}
