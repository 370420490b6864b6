import {
  type AlertSearch,
  alertKey,
  decideAsking,
  forgetUnconfirmedAskedBefore,
  isConfirmable,
} from '#app/domain/alert.ts';
import type { Point } from '#app/domain/distance.ts';
import { localDate } from '#app/domain/local-time.ts';
import type { Locale } from '#app/text/locale.ts';
import { countDemand } from './alert-demands.server.ts';
import { lockAlertMatching } from './alert-matching.server.ts';
import type { AlertPlace } from './alert-places.server.ts';
import { alertSearchColumns, readAlertSearch } from './alert-searches.server.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { enqueueMessage } from './messages.server.ts';
import type { DatabaseTransaction } from './schema.ts';

/** What an alert waits for, where, and how it stands. Instants are UTC. */
export type Alert = AlertSearch &
  Point & {
    place: string;
    askedAt: string;
    confirmedAt: string | null;
    /** Last day of its campaign (YYYY-MM-DD): it is deleted after it. */
    endsOn: string;
  };

export type NewAlert = {
  place: AlertPlace;
  search: AlertSearch;
  contact: { kind: 'email' | 'phone'; value: string };
  locale: Locale;
};

/**
 * Asks for an alert: stored unconfirmed, and its contact gets a link to confirm it. The same search for the same
 * contact is the same alert, whose link is sent again, once an hour at most. Says neither whether the contact has
 * alerts nor whether it has too many. `no_campaign`: nothing is coming that one could wait for.
 */
export async function askForAlert(
  connection: Connection,
  { place, search, contact, locale }: NewAlert,
  now: Date,
): Promise<'asked' | 'no_campaign'> {
  const campaign = await findComingCampaign(connection, now);
  if (!campaign) return 'no_campaign';
  const key = alertKey(place.communeCode, search);
  await connection.write(async (trx) => {
    await takeTurn(trx, campaign.id);
    const own = await trx
      .selectFrom('alerts')
      .select(['id', 'search_key as key', 'confirmed_at as confirmedAt'])
      .where('contact', '=', contact.value)
      .execute();
    const decision = decideAsking(own, key);
    if (decision.kind === 'too_many') return;
    const alertId = own.find((alert) => alert.key === key)?.id ?? newId();
    if (decision.kind === 'again') {
      // Its 48 hours begin anew, in the language that was last asked for.
      await trx
        .updateTable('alerts')
        .set({ asked_at: now.toISOString(), locale })
        .where('id', '=', alertId)
        .where('confirmed_at', 'is', null)
        .execute();
    } else {
      await trx
        .insertInto('alerts')
        .values({
          id: alertId,
          campaign_id: campaign.id,
          contact_kind: contact.kind,
          contact: contact.value,
          locale,
          ...alertSearchColumns(place, search),
          asked_at: now.toISOString(),
          confirmed_at: null,
          gathering_since: null,
          told_at: null,
          satisfied_at: null,
        })
        .execute();
    }
    await enqueueMessage(
      trx,
      {
        kind: 'alert-confirmation',
        channel: contact.kind === 'phone' ? 'sms' : 'email',
        recipient: contact.value,
        locale,
        alertId,
        dedupeKey: `alert-confirmation:${alertId}:${now.toISOString().slice(0, 13)}`,
      },
      now,
    );
  });
  return 'asked';
}

/** The campaign that an alert made at `now` waits for: the one under way, else the next. */
export async function findComingCampaign(
  { db }: Pick<Connection, 'db'>,
  now: Date,
): Promise<{ id: string; name: string; endsOn: string } | undefined> {
  return db
    .selectFrom('campaigns')
    .select(['id', 'name', 'ends_on as endsOn'])
    .where('ends_on', '>=', today(now))
    .orderBy('starts_on')
    .limit(1)
    .executeTakeFirst();
}

/** What the pages of an alert need of it; undefined once it was stopped or purged. */
export async function findAlert({ db }: Pick<Connection, 'db'>, id: string): Promise<Alert | undefined> {
  const row = await db
    .selectFrom('alerts')
    .innerJoin('campaigns', 'campaigns.id', 'alerts.campaign_id')
    .select(['place', 'latitude', 'longitude', 'radius', 'audience', 'days', 'times', 'attendance'])
    .select(['asked_at as askedAt', 'confirmed_at as confirmedAt', 'campaigns.ends_on as endsOn'])
    .where('alerts.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, ...readAlertSearch(row) };
}

export type ConfirmationOutcome = 'confirmed' | 'already' | 'too_late' | 'gone';

/** Confirms an alert, from its mailed link; counts the demand of its commune once. */
export async function confirmAlert(
  connection: Connection,
  id: string,
  now: Date,
): Promise<ConfirmationOutcome> {
  return connection.write(async (trx) => {
    const alert = await lockAlert(trx, id);
    if (!alert) return 'gone';
    if (alert.confirmed_at !== null) return 'already';
    if (!isConfirmable(alert.asked_at, now.toISOString())) return 'too_late';
    await trx.updateTable('alerts').set({ confirmed_at: now.toISOString() }).where('id', '=', id).execute();
    await countDemand(trx, alert, { confirmed: 1, satisfied: 0 });
    return 'confirmed';
  });
}

export type ChangeOutcome = 'changed' | 'unchanged' | 'same_as_other' | 'gone';

/** Changes what an alert waits for. What it has gathered for the former search is forgotten; the demand moves along. */
export async function changeAlert(
  connection: Connection,
  id: string,
  { place, search }: Pick<NewAlert, 'place' | 'search'>,
): Promise<ChangeOutcome> {
  const campaignId = (
    await connection.db.selectFrom('alerts').select('campaign_id').where('id', '=', id).executeTakeFirst()
  )?.campaign_id;
  if (campaignId === undefined) return 'gone';
  const key = alertKey(place.communeCode, search);
  return connection.write(async (trx) => {
    await takeTurn(trx, campaignId);
    const before = await lockAlert(trx, id);
    if (!before) return 'gone';
    if (before.search_key === key && before.place === place.label) return 'unchanged';
    const other = await trx
      .selectFrom('alerts')
      .select('id')
      .where('contact', '=', before.contact)
      .where('search_key', '=', key)
      .where('id', '!=', id)
      .executeTakeFirst();
    if (other) return 'same_as_other';
    const columns = alertSearchColumns(place, search);
    await trx
      .updateTable('alerts')
      .set({ ...columns, gathering_since: null, gathered: 0, satisfied_at: null })
      .where('id', '=', id)
      .execute();
    await trx.deleteFrom('alert_matches').where('alert_id', '=', id).where('told_at', 'is', null).execute();
    if (before.confirmed_at !== null) {
      const satisfied = before.satisfied_at === null ? 0 : -1;
      await countDemand(trx, before, { confirmed: -1, satisfied });
      await countDemand(trx, { ...before, ...columns }, { confirmed: 1, satisfied: 0 });
    }
    return 'changed';
  });
}

/** Stops an alert: it, its contact, what it gathered and its messages are deleted at once. False when it was gone. */
export async function stopAlert(connection: Connection, id: string): Promise<boolean> {
  const { numDeletedRows } = await connection.write((trx) =>
    trx.deleteFrom('alerts').where('id', '=', id).executeTakeFirst(),
  );
  return numDeletedRows > 0n;
}

const DELETED_AT_ONCE = 100;

/**
 * Deletes alerts whose campaign is over (the day is Paris's) and those that were not confirmed within 48 hours, with
 * their messages. It asks what is due, so a restart skips nothing. Returns how many it deleted.
 */
export async function purgeAlerts(connection: Connection, now: Date): Promise<number> {
  let deleted = 0;
  for (;;) {
    const due = await connection.write(async (trx) => {
      // Alerts are locked many at a time here and while matching: one of the two waits for the other.
      await lockAlertMatching(trx);
      const rows = await trx
        .selectFrom('alerts')
        .select('id')
        .where((row) =>
          row.or([
            row('campaign_id', 'in', (campaigns) =>
              campaigns.selectFrom('campaigns').select('id').where('ends_on', '<', today(now)),
            ),
            row.and([
              row('confirmed_at', 'is', null),
              row('asked_at', '<=', forgetUnconfirmedAskedBefore(now)),
            ]),
          ]),
        )
        .limit(DELETED_AT_ONCE)
        .execute();
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0) await trx.deleteFrom('alerts').where('id', 'in', ids).execute();
      return ids.length;
    });
    deleted += due;
    if (due < DELETED_AT_ONCE) return deleted;
  }
}

/** Those who ask wait for each other here, so that the alerts of one contact are counted one by one. */
async function takeTurn(trx: DatabaseTransaction, campaignId: string): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set((row) => ({ name: row.ref('name') }))
    .where('id', '=', campaignId)
    .execute();
}

async function lockAlert(trx: DatabaseTransaction, id: string) {
  return trx
    .updateTable('alerts')
    .set((alert) => ({ asked_at: alert.ref('asked_at') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Campaigns end with a day of Paris. */
function today(now: Date): string {
  return localDate(now.toISOString(), 'Europe/Paris');
}
