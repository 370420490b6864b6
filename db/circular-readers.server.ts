import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import { boxAround } from '#app/domain/alert.ts';
import type { CircularCriteria } from '#app/domain/circular.ts';
import { KILOMETRES_PER_DEGREE } from '#app/domain/distance.ts';
import type { Place } from '#app/domain/permission.ts';
import { endsDueAfter } from '#app/domain/report-request.ts';
import { getCurrentCampaign } from './campaigns.server.ts';
import type { Connection } from './connection.server.ts';
import type { Database, DatabaseTransaction, Schema } from './schema.ts';
import { liesIn } from './territories.server.ts';

/**
 * Whom a circular reaches. Mediators are of a territory when their organisation is, or when they hold a session of the
 * current campaign there; states that speak of sessions look at those of the territory. Nothing here is about citizens.
 */

export type CircularReader = { id: string; name: string; organisation: string };

/** How many a circular would go to, how many it would but for their refusal, and one page of the former by name. */
export async function listCircularReaders(
  connection: Connection,
  criteria: CircularCriteria,
  now: Date,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ count: number; refusing: number; readers: CircularReader[] }> {
  const { db } = connection;
  const campaignId = (await getCurrentCampaign(connection, now))?.id ?? '';
  const chosen = chosenAccounts(db, criteria, campaignId, now);
  const { all, refusing } = await chosen
    .select((account) => [
      account.fn.countAll().as('all'),
      account.fn.count('circulars_refused_at').as('refusing'),
    ])
    .executeTakeFirstOrThrow();
  const readers = await chosen
    .select(['accounts.id', 'accounts.name', 'organisations.name as organisation'])
    .where('circulars_refused_at', 'is', null)
    .orderBy('organisations.name')
    .orderBy('accounts.name')
    .orderBy('accounts.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { count: Number(all) - Number(refusing), refusing: Number(refusing), readers };
}

/** Accounts that want circulars and that the criteria choose, for an insert of their ids. */
export function readersOf(
  db: Database | DatabaseTransaction,
  criteria: CircularCriteria,
  campaignId: string,
  now: Date,
) {
  return chosenAccounts(db, criteria, campaignId, now).where('circulars_refused_at', 'is', null);
}

/** Open accounts of organisations that the criteria choose, with their organisation and what they refuse. */
function chosenAccounts(
  db: Database | DatabaseTransaction,
  { place, state, near }: CircularCriteria,
  campaignId: string,
  now: Date,
) {
  const instant = now.toISOString();
  let accounts = db
    .selectFrom('accounts')
    .innerJoin('organisations', 'organisations.id', 'accounts.organisation_id')
    .leftJoin('mediator_notifications', 'mediator_notifications.account_id', 'accounts.id')
    .where('accounts.closed_at', 'is', null);
  if (place.kind !== 'country') {
    accounts = accounts.where((account) =>
      account.or([
        worksIn(place),
        account.exists(
          ownSessions(account).where('campaign_id', '=', campaignId).where(liesIn(place, 'sessions')),
        ),
      ]),
    );
  }
  if (near) accounts = accounts.where((account) => isNear(account, near));
  switch (state) {
    case 'tous':
      return accounts;
    case 'sans-atelier':
      return accounts.where((account) =>
        account.not(
          account.exists(
            ownSessions(account)
              .where('campaign_id', '=', campaignId)
              .where('published_at', 'is not', null)
              .where('cancelled_at', 'is', null),
          ),
        ),
      );
    case 'brouillons':
      return accounts.where((account) =>
        account.exists(
          ownSessions(account)
            .where('campaign_id', '=', campaignId)
            .where(liesIn(place, 'sessions'))
            .where('published_at', 'is', null)
            .where('cancelled_at', 'is', null)
            .where('starts_at', '>', instant),
        ),
      );
    case 'sans-inscrits':
      return accounts.where((account) =>
        account.exists(
          ownSessions(account)
            .where('campaign_id', '=', campaignId)
            .where(liesIn(place, 'sessions'))
            .where('published_at', 'is not', null)
            .where('cancelled_at', 'is', null)
            .where('starts_at', '>', instant)
            .where('entry', '=', 'sign_up')
            .where('seats_taken', '=', 0)
            .where('seats_waiting', '=', 0),
        ),
      );
    case 'bilans-dus':
      return accounts.where((account) =>
        account.exists(
          ownSessions(account)
            .leftJoin('reports', 'reports.session_id', 'sessions.id')
            .where(liesIn(place, 'sessions'))
            .where('published_at', 'is not', null)
            .where('cancelled_at', 'is', null)
            .where('ends_at', '<=', instant)
            .where('ends_at', '>', endsDueAfter(instant))
            .where('reports.session_id', 'is', null),
        ),
      );
  }
}

type Accounts = ExpressionBuilder<Schema, 'accounts' | 'organisations'>;

/** The sessions that an account holds for the organisation it works for. */
function ownSessions(account: Accounts) {
  return account
    .selectFrom('sessions')
    .select('sessions.id')
    .whereRef('sessions.mediator_id', '=', 'accounts.id')
    .whereRef('sessions.organisation_id', '=', 'accounts.organisation_id');
}

function worksIn(place: Exclude<Place, { kind: 'country' }>): RawBuilder<SqlBool> {
  if (place.kind === 'department') return sql<SqlBool>`organisations.department_code = ${place.code}`;
  return sql<SqlBool>`organisations.department_code in (
    select departments.code from departments where departments.region_code = ${place.code})`;
}

/** Whether a venue of the organisation's is near, or one where the account held or holds a session. */
function isNear(account: Accounts, near: NonNullable<CircularCriteria['near']>) {
  return account.or([
    account.exists(
      account
        .selectFrom('venues')
        .select('venues.id')
        .whereRef('venues.organisation_id', '=', 'accounts.organisation_id')
        .where('venues.closed_at', 'is', null)
        .where(isWithin(near)),
    ),
    account.exists(
      ownSessions(account).innerJoin('venues', 'venues.id', 'sessions.venue_id').where(isWithin(near)),
    ),
  ]);
}

/** Whether a venue lies within the radius: on a plane around the commune, exact to a few metres at these distances. */
function isWithin({
  latitude,
  longitude,
  radius,
}: NonNullable<CircularCriteria['near']>): RawBuilder<SqlBool> {
  const box = boxAround({ latitude, longitude }, radius);
  const north = KILOMETRES_PER_DEGREE;
  const east = KILOMETRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  const up = sql`((venues.latitude - ${latitude}) * ${north})`;
  const across = sql`((venues.longitude - ${longitude}) * ${east})`;
  return sql<SqlBool>`venues.latitude between ${box.south} and ${box.north}
    and venues.longitude between ${box.west} and ${box.east}
    and ${up} * ${up} + ${across} * ${across} <= ${radius * radius}`;
}
