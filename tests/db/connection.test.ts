import { expect, it } from 'vitest';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('a durable write', (connection) => {
  it('undoes alone the one that throws among those that arrive together', async () => {
    const write = (code: string, fail: boolean) =>
      connection().write(async (trx) => {
        await trx
          .insertInto('catalogue_versions')
          .values({ id: Number(code), version: 0 })
          .execute();
        if (fail) throw new Error('refused');
        return code;
      });
    const outcomes = await Promise.allSettled([write('101', false), write('102', true), write('103', false)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const stored = await connection()
      .db.selectFrom('catalogue_versions')
      .select('id')
      .where('id', '>', 100)
      .orderBy('id')
      .execute();
    expect(stored.map((row) => row.id)).toEqual([101, 103]);
  });
});
