import type { Figure } from '#app/domain/figure.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { Grade } from '#app/domain/report.ts';
import type { Connection } from './connection.server.ts';
import { countedSessions } from './counted-sessions.server.ts';
import { liesIn } from './territories.server.ts';
import { numberOf } from './totals.server.ts';

/** One session of a figure. */
export type FigureRow = {
  id: string;
  slug: string;
  title: string;
  language: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  departmentCode: string;
  /** Both null online. */
  venueName: string | null;
  communeName: string | null;
  organisation: string;
  /** What it brings to the figure. */
  number: number;
  /** How its participants are known there; undefined: as registered. */
  known: Grade | undefined;
  report:
    | {
        headCount: number;
        grade: Grade;
        /** How many versions led to it. */
        versions: number;
        toVerify: boolean;
        filedAt: string;
      }
    | undefined;
};

/**
 * The sessions that make one figure of a campaign in a territory, by their start: a page of them, how many there are and
 * what they sum up to, which is the figure. Of an archived campaign they bring what they brought then; what they are
 * called, and the files of their reports, are those of today. Three queries.
 */
export async function listFigureRows(
  { db }: Connection,
  campaignId: string,
  territory: Territory,
  figure: Figure,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; sum: number; rows: FigureRow[] }> {
  const counting = await countedSessions(db, campaignId);
  const making = counting.where(liesIn(territory, 'sessions')).where((eb) => eb(numberOf(figure), '>', 0));
  const sums = await making
    .select((eb) => [
      eb.fn.count<string | number>('sessions.id').as('total'),
      eb.fn.sum<string | number | null>(numberOf(figure)).as('sum'),
    ])
    .executeTakeFirstOrThrow();
  const rows = await making
    .innerJoin(
      db
        .selectFrom('sessions')
        .select(['id', 'slug', 'title', 'language', 'time_zone', 'organisation_id', 'venue_id'])
        .as('today'),
      'today.id',
      'sessions.id',
    )
    .innerJoin('organisations', 'organisations.id', 'today.organisation_id')
    .leftJoin('reports', 'reports.session_id', 'sessions.id')
    .leftJoin('venues', 'venues.id', 'today.venue_id')
    .select(['sessions.id', 'today.slug', 'today.title', 'today.language'])
    .select(['sessions.starts_at as startsAt', 'sessions.ends_at as endsAt'])
    .select(['today.time_zone as timeZone', 'sessions.department_code as departmentCode'])
    .select(['venues.name as venueName', 'venues.commune_name as communeName'])
    .select('organisations.name as organisation')
    .select(['reports.head_count as headCount', 'grade', 'reports.number as versions'])
    .select(['to_verify_since as toVerifySince', 'reported_at as filedAt'])
    .select(['sessions.reported_grade as reportedGrade', numberOf(figure).as('brings')])
    .orderBy('sessions.starts_at')
    .orderBy('sessions.id')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total: Number(sums.total), sum: Number(sums.sum ?? 0), rows: rows.map(toRow) };
}

function toRow({
  headCount,
  grade,
  versions,
  toVerifySince,
  filedAt,
  reportedGrade,
  brings,
  ...session
}: Omit<FigureRow, 'number' | 'known' | 'report'> & {
  headCount: number | null;
  grade: Grade | null;
  versions: number | null;
  toVerifySince: string | null;
  filedAt: string | null;
  reportedGrade: Grade | null;
  brings: number;
}): FigureRow {
  const reported = headCount !== null && grade !== null && versions !== null && filedAt !== null;
  return {
    ...session,
    number: Number(brings),
    known: reportedGrade ?? undefined,
    report: reported ? { headCount, grade, versions, toVerify: toVerifySince !== null, filedAt } : undefined,
  };
}
