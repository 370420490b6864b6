import { afterAll, expect, it } from 'vitest';
import { givingWay } from '#app/server/giving-way.server.ts';
import { openConnection } from '#db/connection.server.ts';

const connection = openConnection(':memory:');
afterAll(() => connection.close());

/** Keeps the event loop busy, as SQLite does. */
async function work(milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

it('rests four times as long as a work took before the next one begins', async () => {
  const aside = givingWay(connection);
  const start = performance.now();
  await aside.write(() => work(20));
  expect(performance.now() - start).toBeGreaterThan(99);
});

it('rests no longer than half a second, and lets others write meanwhile', async () => {
  const aside = givingWay(connection);
  const start = performance.now();
  const ended: string[] = [];
  const written = aside.write(() => work(600)).then(() => ended.push('aside'));
  await connection.write(() => work(1)).then(() => ended.push('one'));
  await connection.write(() => work(1)).then(() => ended.push('other'));
  await written;
  expect(ended).toEqual(['one', 'other', 'aside']);
  expect(performance.now() - start).toBeGreaterThan(1099);
  expect(performance.now() - start).toBeLessThan(2900);
});

it('hands on what a work answers, and what it throws', async () => {
  const aside = givingWay(connection);
  expect(await aside.write(async () => 'answered')).toBe('answered');
  await expect(aside.write(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
});
