import { sql } from 'kysely';
import type { Connection } from './connection.server.ts';

/** Whether the database answers at all. */
export async function databaseAnswers({ db }: Connection): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
}
