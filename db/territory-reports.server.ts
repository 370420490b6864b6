import type { Place, Territory } from '#app/domain/permission.ts';
import {
  type Tallies,
  type TallyGroup,
  tallyCategories,
  tallyGroupNames,
  tallyGroups,
} from '#app/domain/report.ts';
import type { ReportComment, ToldTallies } from '#app/domain/territory-report.ts';
import { noteActs, whereabouts } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { countedSessions } from './counted-sessions.server.ts';
import { newId } from './identifiers.ts';
import { liesIn } from './territories.server.ts';

/**
 * What the reports of a territory say beside their head-counts. Only those that count: of published sessions, not
 * cancelled, and not to be verified; of an archived campaign, those that counted then, as they stand today.
 */

/** Who came, added up over the reports, and how many reports tell it. Four queries. */
export async function sumTallies(
  connection: Connection,
  campaignId: string,
  territory: Territory,
): Promise<ToldTallies & { comments: number }> {
  const counting = await reportedSessions(connection, campaignId, territory);
  // As a list of ids, it is read from the index that totals read: joined, whole rows of the sessions were.
  const counted = connection.db
    .selectFrom('reports')
    .where('reports.session_id', 'in', counting.select('sessions.id'));
  const { reports, comments } = await counted
    .select(({ fn }) => [
      fn.count<string | number>('reports.session_id').as('reports'),
      fn.count<string | number>('comment').as('comments'),
    ])
    .executeTakeFirstOrThrow();
  const told = counted.innerJoin('report_tallies', (join) =>
    join
      .onRef('report_tallies.session_id', '=', 'reports.session_id')
      .onRef('report_tallies.number', '=', 'reports.number'),
  );
  const sums = await told
    .groupBy('category')
    .select(['category', (is) => is.fn.sum<string | number>('people').as('people')])
    .execute();
  const byReport = told.groupBy('reports.session_id').select((is) =>
    tallyGroupNames.map((group) =>
      is.fn
        .max(
          is
            .case()
            .when('category', 'in', [...tallyGroups[group]])
            .then(is.lit(1))
            .else(is.lit(0))
            .end(),
        )
        .as(group),
    ),
  );
  const given = await connection.db
    .selectFrom(byReport.as('told'))
    .select(({ fn }) => tallyGroupNames.map((group) => fn.sum<string | number | null>(group).as(group)))
    .executeTakeFirst();
  const people: Tallies = {};
  for (const category of tallyCategories) {
    const sum = sums.find((row) => row.category === category);
    if (sum) people[category] = Number(sum.people);
  }
  const givenOf = (group: TallyGroup) => Number(given?.[group] ?? 0);
  return {
    reports: Number(reports),
    comments: Number(comments),
    given: {
      age: givenOf('age'),
      gender: givenOf('gender'),
      status: givenOf('status'),
      visit: givenOf('visit'),
    },
    people,
  };
}

/** What mediators wrote of the sessions of a territory, those of the latest sessions first, at most `limit`. */
export async function listReportComments(
  connection: Connection,
  campaignId: string,
  territory: Territory,
  limit: number,
): Promise<ReportComment[]> {
  const counting = await reportedSessions(connection, campaignId, territory);
  const rows = await counting
    .innerJoin('reports', 'reports.session_id', 'sessions.id')
    .innerJoin(
      connection.db.selectFrom('sessions').select(['id', 'title', 'language', 'venue_id']).as('today'),
      'today.id',
      'sessions.id',
    )
    .leftJoin('venues', 'venues.id', 'today.venue_id')
    .where('comment', 'is not', null)
    .select(['sessions.id as sessionId', 'comment', 'today.title', 'today.language'])
    .select('sessions.local_date as day')
    .select('venues.commune_name as communeName')
    .orderBy('sessions.starts_at', 'desc')
    .orderBy('sessions.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, comment: row.comment ?? '' }));
}

/** Sessions whose report counts. */
async function reportedSessions({ db }: Connection, campaignId: string, territory: Territory) {
  const counting = await countedSessions(db, campaignId);
  return counting.where('sessions.reported_people', 'is not', null).where(liesIn(territory, 'sessions'));
}

/** Notes in the journal that somebody takes the report of a territory away. */
export async function noteReportExport(
  connection: Connection,
  accountId: string,
  { place, name, criteria }: { place: Place; name: string; criteria: string },
  now: Date,
): Promise<void> {
  const act = {
    act: 'exported' as const,
    subject: { kind: 'export' as const, id: newId() },
    ...whereabouts(place),
    details: { name, criteria, format: 'PDF' },
  };
  await connection.write((trx) => noteActs(trx, accountId, [act], now));
}
