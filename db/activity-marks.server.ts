import type { Connection } from './connection.server.ts';

/**
 * What grows when something happens: the ids of the newest registration and of the newest act, which sort by age. Two
 * reads at the end of an index, whatever the size of the tables.
 */
export type ActivityMarks = { registration: string; act: string };

export async function readActivityMarks({ db }: Connection): Promise<ActivityMarks> {
  const newest = await db
    .selectFrom('registrations')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const act = await db
    .selectFrom('audit_entries')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { registration: newest?.id ?? '', act: act?.id ?? '' };
}
