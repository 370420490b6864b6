import {
  decideRequest,
  NEWCOMER_DAYS,
  type RequestDecision,
  type RequestState,
  requestState,
} from '#app/domain/newcomer.ts';
import type { Locale } from '#app/text/locale.ts';
import { noteActs, whereabouts } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { enqueueMessage } from './messages.server.ts';
import { getOrganisationPlace } from './organisations.server.ts';
import type { Database, DatabaseTransaction, NewcomerTable } from './schema.ts';
import { openSignIn } from './sign-ins.server.ts';

/** Mediators who come in by themselves, with an organisation that waits for its first yes. */

export type NewcomerRequest = {
  name: string;
  email: string;
  organisation: string;
  departmentCode: string;
  /** How the organisation presents itself to the coordinators. */
  introduction: string | null;
  locale: Locale;
};

export type RequestOutcome = { kind: 'taken' } | Exclude<RequestDecision, { kind: 'take' }>;

/**
 * Keeps what was asked, and mails a link to confirm the address. The same happens whether or not it has an account: the
 * mail is put into words when it is sent, and only its reader learns the difference.
 */
export async function askToComeIn(
  connection: Connection,
  { name, email, organisation, departmentCode, introduction, locale }: NewcomerRequest,
  now: Date,
): Promise<RequestOutcome> {
  return connection.write(async (trx) => {
    const toAddress = await countRequests(trx, email, now);
    const decision = decideRequest({ inLastHour: await countAll(trx, now), toAddress });
    if (decision.kind !== 'take') return decision;
    const id = newId();
    await trx
      .insertInto('newcomers')
      .values({
        id,
        email,
        name,
        organisation,
        department_code: departmentCode,
        introduction,
        created_at: now.toISOString(),
        expires_at: hoursFrom(now, 24 * NEWCOMER_DAYS),
        accepted_at: null,
      })
      .execute();
    if (decision.mails) {
      await enqueueMessage(
        trx,
        {
          kind: 'newcomer-confirmation',
          channel: 'email',
          recipient: email,
          locale,
          details: { newcomerId: id },
          // Sent twice at once, it is one mail: both count the same.
          dedupeKey: `newcomer:${email}:${now.toISOString().slice(0, 13)}:${toAddress}`,
        },
        now,
      );
    }
    return { kind: 'taken' };
  });
}

async function countRequests(trx: DatabaseTransaction, email: string, now: Date): Promise<number> {
  const { count } = await trx
    .selectFrom('newcomers')
    .select((row) => row.fn.countAll<number | string>().as('count'))
    .where('email', '=', email)
    .where('created_at', '>', hoursFrom(now, -24))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function countAll(trx: DatabaseTransaction, now: Date): Promise<number> {
  const { count } = await trx
    .selectFrom('newcomers')
    .select((row) => row.fn.countAll<number | string>().as('count'))
    .where('created_at', '>', hoursFrom(now, -1))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export type OpenedRequest = Pick<NewcomerRequest, 'name' | 'email' | 'organisation' | 'introduction'> & {
  departmentName: string;
  state: RequestState;
};

/** A request by its id, for whoever holds its link; undefined when it was forgotten. Changes nothing. */
export async function findRequest(
  { db }: Connection,
  requestId: string,
  now: Date,
): Promise<OpenedRequest | undefined> {
  const row = await requests(db).where('newcomers.id', '=', requestId).executeTakeFirst();
  if (!row) return undefined;
  const { name, email, organisation, introduction, departmentName } = row;
  return {
    name,
    email,
    organisation,
    introduction,
    departmentName,
    state: requestState(row, now.toISOString()),
  };
}

function requests(db: Database) {
  return db
    .selectFrom('newcomers')
    .innerJoin('departments', 'departments.code', 'newcomers.department_code')
    .select(['newcomers.id', 'newcomers.name', 'newcomers.email', 'organisation', 'introduction'])
    .select(['accepted_at as acceptedAt', 'expires_at as expiresAt', 'departments.name as departmentName']);
}

/** What mails to newcomers tell of: one query. */
export async function listNewcomerRows(db: Database, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await requests(db)
    .leftJoin('accounts', 'accounts.email', 'newcomers.email')
    .select('accounts.id as accountId')
    .where('newcomers.id', 'in', [...ids])
    .execute();
  return rows.map(({ accountId, ...row }) => ({ ...row, hasAccount: accountId !== null }));
}

export type ArrivalOutcome =
  /** The token goes into the cookie: the link proves the address as a sign-in link does. */
  | { kind: 'arrived'; token: string }
  /** The address has an account by now: nothing changed. */
  | { kind: 'has-account' }
  | { kind: 'unknown' }
  | { kind: Exclude<RequestState, 'open'> };

/**
 * Lets a newcomer in, once whatever the concurrency: makes the organisation, which waits for a coordinator's yes, opens
 * an account as its mediator and signs it in.
 */
export async function letNewcomerIn(
  connection: Connection,
  requestId: string,
  now: Date,
): Promise<ArrivalOutcome> {
  return connection.write(async (trx) => {
    const row = await trx
      .updateTable('newcomers')
      // Takes the row: a second click waits.
      .set((newcomer) => ({ email: newcomer.ref('email') }))
      .where('id', '=', requestId)
      .returningAll()
      .executeTakeFirst();
    if (!row) return { kind: 'unknown' };
    const state = requestState({ acceptedAt: row.accepted_at, expiresAt: row.expires_at }, now.toISOString());
    if (state !== 'open') return { kind: state };
    const organisationId = await makeOrganisation(trx, row, now);
    const accountId = newId();
    const added = await trx
      .insertInto('accounts')
      .values({
        id: accountId,
        email: row.email,
        name: row.name,
        role: 'mediator',
        organisation_id: organisationId,
        created_at: now.toISOString(),
      })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) {
      await trx.deleteFrom('organisations').where('id', '=', organisationId).execute();
      return { kind: 'has-account' };
    }
    await trx
      .updateTable('newcomers')
      .set({ accepted_at: now.toISOString() })
      .where('id', '=', requestId)
      .execute();
    await noteActs(
      trx,
      accountId,
      [
        {
          act: 'created',
          subject: { kind: 'organisation', id: organisationId },
          details: { name: row.organisation },
          ...whereabouts(await getOrganisationPlace(trx, organisationId)),
        },
      ],
      now,
    );
    return { kind: 'arrived', token: await openSignIn(trx, accountId, now) };
  });
}

async function makeOrganisation(trx: DatabaseTransaction, row: NewcomerTable, now: Date): Promise<string> {
  const id = newId();
  await trx
    .insertInto('organisations')
    .values({
      id,
      name: row.organisation,
      department_code: row.department_code,
      introduction: row.introduction,
      created_at: now.toISOString(),
      verified_at: null,
      review_since: now.toISOString(),
      revision: 0,
    })
    .execute();
  return id;
}

/** Forgets requests a day after they expired, confirmed or not (until then they explain themselves). */
export async function purgeNewcomers(connection: Connection, now: Date): Promise<void> {
  await connection.write((trx) =>
    trx.deleteFrom('newcomers').where('expires_at', '<=', hoursFrom(now, -24)).execute(),
  );
}

function hoursFrom(now: Date, hours: number): string {
  return new Date(now.getTime() + hours * 60 * 60 * 1000).toISOString();
}
