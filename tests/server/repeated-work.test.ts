import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { repeatWork } from '#app/server/repeated-work.server.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('begins after its own time and then goes on in its rhythm', async () => {
  let rounds = 0;
  const stop = repeatWork({ firstAfter: 5_000, every: 60_000 }, [
    {
      name: 'Counting',
      async run() {
        rounds += 1;
      },
    },
  ]);
  const counts: number[] = [];
  for (const milliseconds of [4_999, 1, 54_999, 1, 60_000]) {
    await vi.advanceTimersByTimeAsync(milliseconds);
    counts.push(rounds);
  }
  expect(counts).toEqual([0, 1, 1, 2, 3]);
  await stop();
});

it('does nothing any more once it is stopped, also before its first time', async () => {
  let rounds = 0;
  const stop = repeatWork({ firstAfter: 5_000, every: 60_000 }, [
    {
      name: 'Counting',
      async run() {
        rounds += 1;
      },
    },
  ]);
  await stop();
  await vi.advanceTimersByTimeAsync(200_000);
  expect(rounds).toBe(0);
});

it('never does a work twice at a time, and makes up for all the rounds that it missed with one', async () => {
  const starts: number[] = [];
  const stop = repeatWork({ firstAfter: 0, every: 1_000 }, [
    {
      name: 'Taking long',
      async run() {
        starts.push(Date.now());
        await new Promise((resolve) => setTimeout(resolve, 3_500));
      },
    },
  ]);
  const begun = Date.now();
  await vi.advanceTimersByTimeAsync(8_000);
  expect(starts.map((start) => start - begun)).toEqual([0, 3_500, 7_000]);
  const stopped = stop();
  await vi.advanceTimersByTimeAsync(3_500);
  await stopped;
});

it('does the other works when one fails, and says which it was', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let done = 0;
  const stop = repeatWork({ firstAfter: 0, every: 1_000 }, [
    { name: 'Breaking', run: () => Promise.reject(new Error('broken')) },
    {
      name: 'Counting',
      async run() {
        done += 1;
      },
    },
  ]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(done).toBe(2);
  expect(logged.mock.calls.map(([sentence]) => sentence)).toEqual([
    'Breaking failed, and is tried again later.',
    'Breaking failed, and is tried again later.',
  ]);
  logged.mockRestore();
  await stop();
});
