import { type Kysely, sql } from 'kysely';

/** The orders in which exports go through sessions of a region, venues and organisations, page by page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('sessions_of_region_by_start')
    .on('sessions')
    .columns(['campaign_id', 'region_code', 'starts_at', 'id'])
    .execute();
  await db.schema
    .createIndex('venues_by_territory')
    .on('venues')
    .columns(['region_code', 'department_code', 'commune_code', 'id'])
    .where(sql.ref('closed_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('organisations_by_department')
    .on('organisations')
    .columns(['department_code', 'id'])
    .execute();
  // The new one begins with it.
  await db.schema.dropIndex('organisations_department_code').execute();
}
