import { copyFile } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { writeSignInCookie } from '#app/auth/sign-in-cookie.server.ts';
import { readForm } from '#app/forms/sent-form.ts';
import type { Application } from '#app/server/context.server.ts';
import { openConnection } from '#db/connection.server.ts';
import { makeTestApplication } from '#tests/support/application.ts';
import { type Served, serve } from './support.ts';

let application: Application;
let served: Served;

beforeAll(async () => {
  const file = `${inject('sqliteTemplate')}-http-server`;
  await copyFile(inject('sqliteTemplate'), file);
  application = await makeTestApplication(openConnection(file));
  return async () => {
    await application.catalogue.close();
    await application.connection.close();
  };
});

afterEach(() => served.close());

const hello = () => new Response('<p>hello</p>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
/** A token of the shape that the sign-in cookie has. */
const signedIn = () => ({
  Cookie: `autre=1; ${writeSignInCookie(application.settings, 'a'.repeat(40)).split(';')[0]}`,
});

describe('every answer', () => {
  it('carries a policy under which nothing inline and nothing from elsewhere runs', async () => {
    served = await serve(application, hello);
    const { headers } = await served.ask('/');
    expect(headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    );
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('asks for https for a year when the public address is https, and lets the tiles in', async () => {
    const settings = {
      ...application.settings,
      publicUrl: 'https://semainier.example',
      tilesUrl: 'https://{s}.tiles.example/{z}/{x}/{y}.png',
    };
    served = await serve({ ...application, settings }, hello);
    const { headers } = await served.ask('/');
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
    expect(headers['content-security-policy']).toContain("img-src 'self' data: https://*.tiles.example;");
  });

  it('keeps the referrer policy that a route set', async () => {
    served = await serve(
      application,
      () => new Response('x', { headers: { 'Referrer-Policy': 'same-origin' } }),
    );
    expect((await served.ask('/')).headers['referrer-policy']).toBe('same-origin');
  });
});

describe('the address', () => {
  it('is given to the routes without its locale prefix, and to the page as the browser has it', async () => {
    served = await serve(application, hello);
    await served.ask('/en/ateliers?lieu=Gu%C3%A9ret');
    expect(served.reached[0]?.request.url).toBe('http://localhost:3000/ateliers?lieu=Gu%C3%A9ret');
    expect(served.reached[0]?.context).toMatchObject({
      locale: 'en',
      address: '/en/ateliers?lieu=Gu%C3%A9ret',
    });
  });

  it.each([
    '/%ff',
    '/ateliers?lieu=%E9',
    '/%',
    '/ateliers/a%00b',
    '/ateliers?q=%00',
    `/ateliers?q=${'a'.repeat(9000)}`,
  ])('is refused as a page with 400 when it cannot be read: %.20s', async (path) => {
    served = await serve(application, hello);
    const { status, body } = await served.ask(path);
    expect([status, body.toString()]).toEqual([400, 'refused 400']);
  });

  it('is never that of another host', async () => {
    served = await serve(application, hello);
    expect(await served.sendRaw('GET http://evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n')).toContain('400');
    await served.ask('/ateliers', { headers: { Host: 'evil.example' } });
    expect(served.reached.at(-1)?.request.url).toBe('http://localhost:3000/ateliers');
  });

  it('of a page as data is not found', async () => {
    served = await serve(application, hello);
    expect((await served.ask('/ateliers/atelier.data')).status).toBe(404);
    expect((await served.ask('/mediation?_data=routes%2Fmediation')).status).toBe(404);
  });

  it('that Node itself cannot read, or that is over its limit, is answered with a sentence', async () => {
    served = await serve(application, hello);
    expect(await served.sendRaw('GET / HTTP/1.1\r\nNo header\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
    const long = await served.sendRaw(`GET /?q=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(long).toContain('HTTP/1.1 431');
  });
});

describe('a method', () => {
  it.each(['PUT', 'DELETE', 'PATCH'])('%s is refused as a page with 405', async (method) => {
    served = await serve(application, hello);
    const { status, headers } = await served.ask('/', { method });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('HEAD is answered like GET, without the body', async () => {
    served = await serve(application, hello);
    const { status, headers, body } = await served.ask('/', { method: 'HEAD' });
    expect([status, headers['content-length'], body.length]).toEqual([200, '12', 0]);
    expect(served.reached[0]?.request.method).toBe('GET');
  });
});

describe('a form', () => {
  const post = (headers: Record<string, string>, body = 'a=1') =>
    served.ask('/ateliers/x', { method: 'POST', headers: { ...FORM, ...headers }, body });

  it.each([
    ['same-origin', 200],
    ['none', 200],
    ['same-site', 403],
    ['cross-site', 403],
  ])('that the browser says is %s is answered %i', async (site, status) => {
    served = await serve(application, hello);
    expect((await post({ 'Sec-Fetch-Site': site })).status).toBe(status);
  });

  it('of an older browser passes when its origin is the host asked or the public address', async () => {
    served = await serve(application, hello);
    expect((await post({ Origin: 'http://salle.example:8080', Host: 'salle.example:8080' })).status).toBe(
      200,
    );
    expect((await post({ Origin: 'http://localhost:3000' })).status).toBe(200);
    expect((await post({ Origin: 'https://evil.example' })).status).toBe(403);
  });

  it('of no page passes only without a sign-in cookie', async () => {
    served = await serve(application, hello);
    expect((await post({})).status).toBe(200);
    expect((await post({ Origin: 'null' })).status).toBe(200);
    expect((await post(signedIn())).status).toBe(403);
    expect((await post({ ...signedIn(), Origin: 'null' })).status).toBe(403);
  });

  it('reaches the route without the origin, which a proxy that asks under another host would make look foreign', async () => {
    served = await serve(application, hello);
    await post({ Origin: application.settings.publicUrl, Host: '127.0.0.1:3000', 'X-Forwarded-Host': 'x' });
    const headers = served.reached[0]?.request.headers;
    expect([headers?.get('origin'), headers?.get('x-forwarded-host')]).toEqual([null, null]);
  });

  it('over 256 kB is refused with 413, announced or not, and no route sees it', async () => {
    served = await serve(application, hello);
    const body = `a=${'b'.repeat(300_000)}`;
    expect((await served.ask('/', { method: 'POST', headers: FORM, body })).status).toBe(413);
    expect((await served.ask('/', { method: 'POST', headers: FORM, body, chunked: true })).status).toBe(413);
    expect(served.reached.every(({ context }) => context.refusal === 413)).toBe(true);
  });

  it.each([
    ['broken percent-encoding', 'name=%E9', FORM['Content-Type'], 400],
    ['bytes that are no UTF-8', Buffer.from([0x61, 0x3d, 0xe9]), FORM['Content-Type'], 400],
    ['a multipart body without parts', 'nothing', 'multipart/form-data; boundary=x', 400],
    ['a type that no form has', '{}', 'application/json', 415],
  ])('with %s is refused as a page', async (_what, body, type, status) => {
    served = await serve(application, hello);
    const answer = await served.ask('/', { method: 'POST', headers: { 'Content-Type': type }, body });
    expect([answer.status, answer.body.toString()]).toEqual([status, `refused ${status}`]);
  });

  it('reaches the route whole, in pieces too', async () => {
    served = await serve(
      application,
      async (request, context) => new Response(String((await readForm(request, context)).get('name'))),
    );
    const answer = await served.ask('/', {
      method: 'POST',
      headers: FORM,
      body: 'name=Zo%C3%A9+%F0%9F%8D%B0',
      chunked: true,
    });
    expect(answer.body.toString()).toBe('Zoé 🍰');
  });

  it('is refused with 429 after 120 from one address, which says when to come back', async () => {
    served = await serve({ ...application, settings: { ...application.settings, trustProxy: true } }, hello);
    const from = (address: string) => post({ 'X-Forwarded-For': address });
    for (let sent = 0; sent < 120; sent += 1) expect((await from('192.0.2.1')).status).toBe(200);
    const refused = await from('203.0.113.9, 192.0.2.1');
    expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
    expect((await from('192.0.2.2')).status).toBe(200);
  });

  it('counts the addresses of one IPv6 customer together', async () => {
    served = await serve({ ...application, settings: { ...application.settings, trustProxy: true } }, hello);
    for (let sent = 0; sent < 120; sent += 1)
      await post({ 'X-Forwarded-For': `2001:db8:1:2::${sent.toString(16)}` });
    expect((await post({ 'X-Forwarded-For': '2001:db8:1:2:ffff::1' })).status).toBe(429);
    expect((await post({ 'X-Forwarded-For': '2001:db8:1:3::1' })).status).toBe(200);
  });
});

describe('somebody who leaves in the middle of a form', () => {
  it('is not logged as a fault', async () => {
    const { error } = console;
    const errors: unknown[] = [];
    console.error = (...words: unknown[]) => errors.push(...words);
    served = await serve(application, hello);
    await served.leave('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nname=');
    await served.ask('/');
    console.error = error;
    expect(errors).toEqual([]);
  });
});

describe('the address of who asks', () => {
  it('is not taken from X-Forwarded-For unless the host says there is a proxy', async () => {
    served = await serve(application, hello);
    await served.ask('/', { headers: { 'X-Forwarded-For': '192.0.2.1' } });
    expect(served.reached[0]?.context.clientAddress).toBe('127.0.0.1');
  });
});

describe('the response cache', () => {
  const LONG = 'x'.repeat(5000);
  /** A page that says how many times it was rendered. */
  function counted(headers: Record<string, string> = { 'Cache-Control': 'public, s-maxage=60' }) {
    let renders = 0;
    return async () => {
      renders += 1;
      const body = `${renders} ${LONG}`;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } });
    };
  }
  const numberOf = ({ body }: { body: Buffer }) => body.toString().split(' ')[0];

  it('renders once for those who ask together, and again for nobody who asks later', async () => {
    served = await serve(application, counted());
    const together = await Promise.all(Array.from({ length: 10 }, () => served.ask('/ateliers?a=1&b=2')));
    expect(together.map(numberOf)).toEqual(Array(10).fill('1'));
    expect(numberOf(await served.ask('/ateliers?b=2&a=1'))).toBe('1');
    expect(served.reached).toHaveLength(1);
  });

  it('tells browsers to ask again, and answers 304 when nothing changed', async () => {
    served = await serve(application, counted());
    const first = await served.ask('/');
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    const etag = first.headers.etag ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await served.ask('/', { headers: { 'If-None-Match': `"other", W/${etag}` } });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
    expect(again.headers['content-security-policy']).toBeDefined();
  });

  it('keeps each encoding under a tag of its own', async () => {
    served = await serve(application, counted());
    const br = await served.ask('/', { headers: { 'Accept-Encoding': 'gzip, br' } });
    const gzip = await served.ask('/', { headers: { 'Accept-Encoding': 'gzip, br;q=0' } });
    const plain = await served.ask('/');
    expect([br, gzip, plain].map(({ headers }) => headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
    ]);
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(new Set([br, gzip, plain].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(plain.headers.vary).toBe('Accept-Encoding');
  });

  it('forgets everything when the catalogue changes', async () => {
    const catalogue = { ...application.catalogue, version: 1 };
    served = await serve({ ...application, catalogue }, counted());
    expect(numberOf(await served.ask('/'))).toBe('1');
    catalogue.version = 2;
    expect(numberOf(await served.ask('/'))).toBe('2');
  });

  it('does not answer from a rendering that began before the catalogue changed', async () => {
    const catalogue = { ...application.catalogue, version: 1 };
    served = await serve({ ...application, catalogue }, counted());
    const before = served.ask('/');
    await expect.poll(() => served.reached.length).toBe(1);
    catalogue.version = 2;
    expect(numberOf(await served.ask('/'))).toBe('2');
    expect(numberOf(await before)).toBe('1');
    expect(numberOf(await served.ask('/'))).toBe('2');
  });

  it('keeps languages apart', async () => {
    served = await serve(application, counted());
    await served.ask('/ateliers');
    expect(numberOf(await served.ask('/en/ateliers'))).toBe('2');
  });

  it.each([
    ['no permission', {}],
    ['a private one', { 'Cache-Control': 'private, s-maxage=60' }],
    ['a cookie', { 'Cache-Control': 'public, s-maxage=60', 'Set-Cookie': 'a=1' }],
  ])('keeps no answer with %s', async (_what, headers) => {
    served = await serve(application, counted(headers));
    const together = await Promise.all([served.ask('/'), served.ask('/')]);
    expect(together.map(numberOf).sort()).toEqual(['1', '2']);
    expect(numberOf(await served.ask('/'))).toBe('3');
  });

  it('neither answers nor learns from somebody who is signed in', async () => {
    served = await serve(application, counted());
    expect(numberOf(await served.ask('/', { headers: signedIn() }))).toBe('1');
    expect(numberOf(await served.ask('/'))).toBe('2');
    expect(numberOf(await served.ask('/', { headers: signedIn() }))).toBe('3');
    expect(numberOf(await served.ask('/'))).toBe('2');
  });

  it('answers HEAD from what GET left', async () => {
    served = await serve(application, counted());
    const { headers } = await served.ask('/');
    const head = await served.ask('/', { method: 'HEAD' });
    expect([head.status, head.headers.etag, head.body.length]).toEqual([200, headers.etag, 0]);
    expect(served.reached).toHaveLength(1);
  });

  it('lets nobody in between keep what it does not keep', async () => {
    served = await serve(application, counted());
    const answers = await Promise.all([
      served.ask('/', { method: 'POST', headers: FORM, body: 'a=1' }),
      served.ask('/', { headers: signedIn() }),
    ]);
    for (const { headers } of answers) expect(headers['cache-control']).toBe('private, no-cache');
  });

  it('compresses what it does not keep, too', async () => {
    served = await serve(application, counted({}));
    const { headers, body } = await served.ask('/', { headers: { 'Accept-Encoding': 'gzip' } });
    expect([headers['content-encoding'], headers['cache-control']]).toEqual(['gzip', 'no-store']);
    expect(gunzipSync(body).toString()).toBe(`1 ${LONG}`);
  });
});

describe('a route that fails', () => {
  it.each([404, 405, 500])('without a word, with %i, is answered with the page for that', async (status) => {
    served = await serve(application, () => new Response(null, { status }));
    const answer = await served.ask('/ateliers/inconnu.ics');
    expect([answer.status, answer.body.toString()]).toEqual([status, `refused ${status}`]);
  });

  it('ends as 500 without a word of why', async () => {
    const errors: unknown[] = [];
    const { error } = console;
    console.error = (...words: unknown[]) => errors.push(...words);
    served = await serve(application, () => {
      throw new Error('secret');
    });
    const { status, body } = await served.ask('/inscriptions/token?contact=zoe');
    console.error = error;
    expect([status, body.toString()]).toEqual([500, '500\n']);
    expect(String(errors[0])).toBe('GET /inscriptions/…');
  });
});

describe('an answer that is sent while it is made', () => {
  const CHUNKED = { 'Transfer-Encoding': 'chunked', 'Content-Type': 'text/csv; charset=utf-8' };
  const streaming = (
    pull: (controller: ReadableStreamDefaultController<Uint8Array>) => unknown,
    headers = {},
  ) => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          await pull(controller);
        },
        cancel() {
          cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    return {
      response: () => new Response(body, { headers: { ...CHUNKED, ...headers } }),
      wasCancelled: () => cancelled,
    };
  };
  const line = new TextEncoder().encode('une ligne assez longue pour être comprimée\r\n');

  it('comes whole, compressed for whoever takes that, without a length and kept by nobody', async () => {
    for (const encoding of ['gzip', 'identity']) {
      let made = 0;
      const { response } = streaming((controller) => {
        made += 1;
        if (made > 500) controller.close();
        else controller.enqueue(line);
      });
      served = await serve(application, response);
      const { headers, body } = await served.ask('/x.csv', { headers: { 'Accept-Encoding': encoding } });
      expect(headers['content-length']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['content-encoding']).toBe(encoding === 'gzip' ? 'gzip' : undefined);
      expect((encoding === 'gzip' ? gunzipSync(body) : body).length).toBe(500 * line.length);
      if (encoding === 'gzip') await served.close();
    }
  });

  it('is made no further than it is taken, and not at all for a HEAD', async () => {
    let made = 0;
    const endless = streaming((controller) => {
      made += 1;
      controller.enqueue(line);
    });
    served = await serve(application, endless.response);
    expect((await served.ask('/x.csv', { method: 'HEAD' })).body.length).toBe(0);
    expect([made, endless.wasCancelled()]).toEqual([0, true]);
  });

  it('ends when whoever asked for it leaves, without a word in the log', async () => {
    const endless = streaming(async (controller) => {
      controller.enqueue(line);
      await new Promise((resolve) => setImmediate(resolve));
    });
    served = await serve(application, endless.response);
    await served.leave('GET /x.csv HTTP/1.1\r\nHost: x\r\n\r\n');
    await expect.poll(endless.wasCancelled).toBe(true);
  });

  it('is broken off when it fails in the middle: half of it does not pass for the whole', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let made = 0;
    const failing = streaming((controller) => {
      made += 1;
      if (made > 3) throw new Error('The disk is gone.');
      controller.enqueue(line);
    });
    served = await serve(application, failing.response);
    await expect(served.ask('/x.csv')).rejects.toThrow();
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });

  it('is given sixty times in ten minutes to one address, then asked to wait', async () => {
    served = await serve(application, hello);
    const ask = () => served.ask('/en/chiffres/donnees/ateliers.csv', { headers: { Cookie: 'connexion=x' } });
    const statuses = [];
    for (let asked = 0; asked < 61; asked += 1) statuses.push((await ask()).status);
    expect([...new Set(statuses.slice(0, 60)), statuses[60]]).toEqual([200, 429]);
    expect((await served.ask('/chiffres/donnees')).status).toBe(200);
  });
});
