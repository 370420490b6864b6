import { expressionBuilder } from 'kysely';
import type { Territory } from '#app/domain/permission.ts';
import type { WeekCounts } from '#app/domain/week-rates.ts';
import type { Connection } from './connection.server.ts';
import { countedSessions } from './counted-sessions.server.ts';
import type { Schema } from './schema.ts';
import { liesIn } from './territories.server.ts';

/** What the rates of a campaign in a territory are made of, of the sessions that count in its figures. */
export async function getWeekCounts(
  { db }: Connection,
  campaignId: string,
  territory: Territory,
  now: Date,
): Promise<WeekCounts> {
  const counting = await countedSessions(db, campaignId);
  const row = await counting.where(liesIn(territory, 'sessions')).select(sums(now)).executeTakeFirstOrThrow();
  return toWeekCounts(row);
}

/** The same for each département of a territory, by its code; one without any session is missing. */
export async function listWeekCountsByDepartment(
  { db }: Connection,
  campaignId: string,
  territory: Territory,
  now: Date,
): Promise<Map<string, WeekCounts>> {
  const counting = await countedSessions(db, campaignId);
  const rows = await counting
    .where(liesIn(territory, 'sessions'))
    .groupBy('department_code')
    .select('department_code')
    .select(sums(now))
    .execute();
  return new Map(rows.map(({ department_code: code, ...row }) => [code, toWeekCounts(row)]));
}

function sums(now: Date) {
  const is = expressionBuilder<Schema, 'sessions'>();
  const sum = is.fn.sum<string | number | null>;
  const limited = is.and([is('entry', '=', 'sign_up'), is('capacity', 'is not', null)]);
  const attended = is.and([
    is('entry', '=', 'sign_up'),
    is('reported_grade', 'in', ['checked_in', 'counted']),
  ]);
  const ended = is('ends_at', '<=', now.toISOString());
  const present = is
    .case()
    .when('reported_people', '<', is.ref('seats_taken'))
    .then(is.ref('reported_people'))
    .else(is.ref('seats_taken'))
    .end();
  const where = (condition: typeof ended, value: typeof present | ReturnType<typeof is.ref>) =>
    sum(is.case().when(condition).then(value).else(0).end());
  return [
    sum('seats_taken').as('registered'),
    where(limited, is.ref('capacity')).as('limited_seats'),
    where(limited, is.ref('seats_taken')).as('limited_taken'),
    where(attended, is.ref('seats_taken')).as('attended_seats'),
    where(attended, present).as('attended_present'),
    sum(is.case().when(ended).then(1).else(0).end()).as('ended'),
    sum(
      is
        .case()
        .when(is.and([ended, is(is.fn.coalesce('reported_people', 'people_to_verify'), 'is not', null)]))
        .then(1)
        .else(0)
        .end(),
    ).as('reported'),
  ];
}

type Sums = Record<
  | 'registered'
  | 'limited_seats'
  | 'limited_taken'
  | 'attended_seats'
  | 'attended_present'
  | 'ended'
  | 'reported',
  string | number | null
>;

function toWeekCounts(row: Sums): WeekCounts {
  return {
    registered: Number(row.registered),
    limited: { seats: Number(row.limited_seats), taken: Number(row.limited_taken) },
    attended: { seats: Number(row.attended_seats), present: Number(row.attended_present) },
    ended: { sessions: Number(row.ended), reported: Number(row.reported) },
  };
}
