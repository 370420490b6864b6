import { fold } from '#app/domain/folding.ts';
import {
  type DeclarationDecision,
  type DeclaredPart,
  decideDeclaration,
  followGoal,
  type Goal,
  type GoalProgress,
  yearOf,
} from '#app/domain/goal.ts';
import { localDate } from '#app/domain/local-time.ts';
import { noTotals } from '#app/domain/totals.ts';
import { noteActs } from './audit.server.ts';
import { listCampaigns } from './campaigns.server.ts';
import { raiseCatalogueVersion } from './catalogue-versions.server.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import type { Database, DatabaseTransaction } from './schema.ts';
import { getTotalsOf } from './totals.server.ts';

/** The long-term goal over editions and partners, by the rules of app/domain/goal.ts. */

/** The one row of `goals`. */
const ROW = 'goal';

const everywhere = { departmentCode: null, regionCode: null };

/** The goal and how far it is; undefined while none is set. Five queries. */
export async function findGoal(
  connection: Connection,
): Promise<{ goal: Goal; progress: GoalProgress } | undefined> {
  const { db } = connection;
  const [goal, campaigns, declared] = await Promise.all([
    readGoal(db),
    listCampaigns(connection),
    listDeclaredParts(db),
  ]);
  if (!goal) return undefined;
  const within = campaigns.filter(
    ({ startsOn }) => goal.firstYear <= yearOf(startsOn) && yearOf(startsOn) <= goal.lastYear,
  );
  const totals = await getTotalsOf(connection, within);
  const editions = within.map((campaign) => ({ ...campaign, totals: totals.get(campaign.id) ?? noTotals }));
  return { goal, progress: followGoal(goal, editions, declared) };
}

async function readGoal(db: Database): Promise<Goal | undefined> {
  return db
    .selectFrom('goals')
    .select(['name', 'people', 'per_year as perYear', 'first_year as firstYear', 'last_year as lastYear'])
    .where('id', '=', ROW)
    .executeTakeFirst();
}

async function listDeclaredParts(db: Database): Promise<DeclaredPart[]> {
  return db
    .selectFrom('declared_parts')
    .select(['id', 'partner', 'year', 'people', 'source', 'stated_on as statedOn'])
    .orderBy('year')
    .orderBy('id')
    .execute();
}

/**
 * Sets the goal, in place of the one before; the journal keeps each. The caller checked that the account may. Refresh the
 * catalogue after `set`: public pages show it.
 */
export async function setGoal(
  connection: Connection,
  accountId: string,
  goal: Goal,
  now: Date,
): Promise<'set' | 'unchanged'> {
  return connection.write(async (trx) => {
    const { name, people, perYear, firstYear, lastYear } = goal;
    const content = {
      name,
      people,
      per_year: perYear,
      first_year: firstYear,
      last_year: lastYear,
      set_by: accountId,
      set_at: now.toISOString(),
    };
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('goals')
      .values({ id: ROW, ...content })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) {
      await lockGoal(trx);
      const known = await readGoal(trx);
      if (known && isSameGoal(known, goal)) return 'unchanged';
      await trx.updateTable('goals').set(content).where('id', '=', ROW).execute();
    }
    const details = { name, participants: people, note: `${firstYear}–${lastYear}` };
    const subject = { kind: 'goal' as const, id: ROW };
    await noteActs(trx, accountId, [{ act: 'target-set', subject, ...everywhere, details }], now);
    await raiseCatalogueVersion(trx);
    return 'set';
  });
}

function isSameGoal(one: Goal, other: Goal): boolean {
  return (
    one.name === other.name &&
    one.people === other.people &&
    one.perYear === other.perYear &&
    one.firstYear === other.firstYear &&
    one.lastYear === other.lastYear
  );
}

/** One at a time: each counts what is there. */
async function lockGoal(trx: DatabaseTransaction): Promise<void> {
  await trx
    .updateTable('goals')
    .set((goal) => ({ name: goal.ref('name') }))
    .where('id', '=', ROW)
    .execute();
}

/** Takes down what a partner outside says to have reached. Refresh the catalogue after `declared`. */
export async function declarePart(
  connection: Connection,
  accountId: string,
  part: Omit<DeclaredPart, 'id'>,
  now: Date,
): Promise<DeclarationDecision> {
  return connection.write(async (trx) => {
    await lockGoal(trx);
    const goal = await readGoal(trx);
    const { declared } = await trx
      .selectFrom('declared_parts')
      .select(({ fn }) => fn.countAll<string | number>().as('declared'))
      .executeTakeFirstOrThrow();
    const today = localDate(now.toISOString(), 'Europe/Paris');
    const decision = decideDeclaration({ goal, declared: Number(declared) }, part, today);
    if (decision.kind !== 'declared') return decision;
    const { partner, year, people, source, statedOn } = part;
    const id = newId();
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('declared_parts')
      .values({
        id,
        partner,
        partner_key: fold(partner),
        year,
        people,
        source,
        stated_on: statedOn,
        declared_by: accountId,
        declared_at: now.toISOString(),
      })
      .onConflict((conflict) => conflict.columns(['partner_key', 'year']).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return { kind: 'known' };
    await notePart(trx, accountId, 'created', { id, ...part }, now);
    return decision;
  });
}

/** Takes the part of a partner back; the journal keeps what it was. Refresh the catalogue after `withdrawn`. */
export async function withdrawPart(
  connection: Connection,
  accountId: string,
  partId: string,
  now: Date,
): Promise<'withdrawn' | 'gone'> {
  return connection.write(async (trx) => {
    const part = await trx
      .deleteFrom('declared_parts')
      .where('id', '=', partId)
      .returning(['id', 'partner', 'year', 'people', 'source', 'stated_on as statedOn'])
      .executeTakeFirst();
    if (!part) return 'gone';
    await notePart(trx, accountId, 'deleted', part, now);
    return 'withdrawn';
  });
}

async function notePart(
  trx: DatabaseTransaction,
  accountId: string,
  act: 'created' | 'deleted',
  { id, partner, year, people, source }: DeclaredPart,
  now: Date,
): Promise<void> {
  const details = { name: partner, participants: people, note: `${year}, ${source}` };
  await noteActs(trx, accountId, [{ act, subject: { kind: 'goal', id }, ...everywhere, details }], now);
  await raiseCatalogueVersion(trx);
}
