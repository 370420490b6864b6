import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import type { DatabaseTransaction, RegistrationActTable } from './schema.ts';

/** What a mediator did with somebody's registration; that they typed it stands in the registration itself. */
export type RegistrationAct = { act: RegistrationActTable['act']; by: string; at: string };

/** Notes who did what, inside the transaction that does it. */
export async function noteAct(
  trx: DatabaseTransaction,
  {
    registrationId,
    accountId,
    act,
  }: { registrationId: string; accountId: string; act: RegistrationAct['act'] },
  now: Date,
): Promise<void> {
  await trx
    .insertInto('registration_acts')
    .values({
      id: newId(),
      registration_id: registrationId,
      account_id: accountId,
      act,
      at: now.toISOString(),
    })
    .execute();
}

const ACTS_SHOWN = 20;

/** What mediators did with a registration, the latest first, at most 20. */
export async function listActs({ db }: Connection, registrationId: string): Promise<RegistrationAct[]> {
  return db
    .selectFrom('registration_acts')
    .innerJoin('accounts', 'accounts.id', 'registration_acts.account_id')
    .select(['registration_acts.act', 'accounts.name as by', 'registration_acts.at'])
    .where('registration_acts.registration_id', '=', registrationId)
    .orderBy('registration_acts.id', 'desc')
    .limit(ACTS_SHOWN)
    .execute();
}
