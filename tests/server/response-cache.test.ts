import { expect, it } from 'vitest';
import { cacheKey, makeResponseCache, type Rendered } from '#app/server/response-cache.server.ts';

function page(text: string, control = 'public, s-maxage=2'): () => Promise<Rendered> {
  return async () => ({
    status: 200,
    headers: new Headers({ 'Content-Type': 'text/html', 'Cache-Control': control }),
    body: Buffer.from(text),
  });
}

it('keeps an answer for the seconds its route gave, and no longer', async () => {
  let clock = 10_000;
  const cache = makeResponseCache({ version: () => 1, clock: () => clock });
  await cache.answer('/', page('one'));
  clock += 1999;
  expect(cache.find('/')).toBeDefined();
  clock += 1;
  expect(cache.find('/')).toBeUndefined();
});

it('holds no more bytes than it may, compressed copies included', async () => {
  const cache = makeResponseCache({ version: () => 1, maximumBytes: 50_000 });
  for (let number = 0; number < 20; number += 1) await cache.answer(`/${number}`, page('x'.repeat(5000)));
  const kept = Array.from({ length: 20 }, (_, number) => cache.find(`/${number}`)).filter(Boolean);
  expect(kept.length).toBeGreaterThan(4);
  expect(kept.length).toBeLessThan(10);
  expect(cache.find('/19')).toBeDefined();
});

it('gives the browser the max-age of the route, when it gave one', async () => {
  const cache = makeResponseCache({ version: () => 1 });
  const entry = await cache.answer('/', page('x', 'public, max-age=300, s-maxage=600'));
  expect(entry).toMatchObject({ cacheControl: 'public, max-age=300, must-revalidate' });
});

it('lets everybody who waited hear that a rendering failed, and renders again afterwards', async () => {
  const cache = makeResponseCache({ version: () => 1 });
  const failing = () => cache.answer('/', () => Promise.reject(new Error('broken')));
  const outcomes = await Promise.allSettled([failing(), failing()]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await cache.answer('/', page('x'))).toMatchObject({ digest: expect.any(String) });
});

it('takes the same question in another order for the same', () => {
  const keyOf = (address: string) => cacheKey(new URL(address, 'http://localhost'));
  expect(keyOf('/ateliers?q=b&lieu=a')).toBe(keyOf('/ateliers?lieu=a&q=b'));
  expect(keyOf('/ateliers?lieu=a')).not.toBe(keyOf('/en/ateliers?lieu=a'));
  expect(keyOf('/ateliers?programme=a&programme=b')).not.toBe(keyOf('/ateliers?programme=b&programme=a'));
});
