import { type Migration, Migrator } from 'kysely';
import * as firstTables from './migrations/0001-first-tables.ts';
import * as territories from './migrations/0002-territories.ts';
import * as reminders from './migrations/0003-reminders.ts';
import * as waitingListOffers from './migrations/0004-waiting-list-offers.ts';
import * as alerts from './migrations/0005-alerts.ts';
import * as notForgetting from './migrations/0006-not-forgetting.ts';
import * as series from './migrations/0007-series.ts';
import * as sessionImports from './migrations/0008-session-imports.ts';
import * as calendarLanguages from './migrations/0011-calendar-languages.ts';
import * as linksAndMoves from './migrations/0012-links-and-moves.ts';
import * as reportTallies from './migrations/0013-report-tallies.ts';
import * as registrants from './migrations/0014-registrants.ts';
import * as checkIns from './migrations/0015-check-ins.ts';
import * as colleagues from './migrations/0016-colleagues.ts';
import * as venueCorrections from './migrations/0017-venue-corrections.ts';
import * as mergedVenues from './migrations/0018-merged-venues.ts';
import * as outboxIndexes from './migrations/0019-outbox-indexes.ts';
import * as mediatorNotifications from './migrations/0020-mediator-notifications.ts';
import * as circulars from './migrations/0021-circulars.ts';
import * as audit from './migrations/0022-audit.ts';
import * as coordinatorsInvited from './migrations/0023-coordinators-invited.ts';
import * as targets from './migrations/0025-targets.ts';
import * as dailyCounts from './migrations/0026-daily-counts.ts';
import * as coverage from './migrations/0027-coverage.ts';
import * as moderation from './migrations/0028-moderation.ts';
import * as newcomersAndSessionMerges from './migrations/0029-newcomers-and-session-merges.ts';
import * as reportVerification from './migrations/0030-report-verification.ts';
import * as totalsInOneIndex from './migrations/0030-totals-in-one-index.ts';
import * as rowsOfFigures from './migrations/0031-rows-of-figures.ts';
import * as latestPublications from './migrations/0032-latest-publications.ts';
import * as exportOrders from './migrations/0033-export-orders.ts';
import * as archivedEditions from './migrations/0034-archived-editions.ts';
import type { Database } from './schema.ts';

/** In their order; a released one is never edited. */
const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-territories': territories,
  '0003-reminders': reminders,
  '0004-waiting-list-offers': waitingListOffers,
  '0005-alerts': alerts,
  '0006-not-forgetting': notForgetting,
  '0007-series': series,
  '0008-session-imports': sessionImports,
  '0011-calendar-languages': calendarLanguages,
  '0012-links-and-moves': linksAndMoves,
  '0013-report-tallies': reportTallies,
  '0014-registrants': registrants,
  '0015-check-ins': checkIns,
  '0016-colleagues': colleagues,
  '0017-venue-corrections': venueCorrections,
  '0018-merged-venues': mergedVenues,
  '0019-outbox-indexes': outboxIndexes,
  '0020-mediator-notifications': mediatorNotifications,
  '0021-circulars': circulars,
  '0022-audit': audit,
  '0023-coordinators-invited': coordinatorsInvited,
  '0025-targets': targets,
  '0026-daily-counts': dailyCounts,
  '0027-coverage': coverage,
  '0028-moderation': moderation,
  '0029-newcomers-and-session-merges': newcomersAndSessionMerges,
  '0030-report-verification': reportVerification,
  '0030-totals-in-one-index': totalsInOneIndex,
  '0031-rows-of-figures': rowsOfFigures,
  '0032-latest-publications': latestPublications,
  '0033-export-orders': exportOrders,
  '0034-archived-editions': archivedEditions,
};

/** Brings the tables up to date. Returns the names of the migrations that ran; throws what stopped one. */
export async function migrateToLatest(db: Database): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    // Made side by side, they land in another order than their numbers: a database may hold a later one already.
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? [])
    .filter((result) => result.status === 'Success')
    .map((result) => result.migrationName);
}
