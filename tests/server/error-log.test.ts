import { copyFile } from 'node:fs/promises';
import { afterEach, beforeAll, expect, inject, it, vi } from 'vitest';
import { handleError } from '#app/entry.server.tsx';
import type { RequestContext } from '#app/server/context.server.ts';
import { openConnection } from '#db/connection.server.ts';
import { makeTestApplication } from '#tests/support/application.ts';

let context: RequestContext;

beforeAll(async () => {
  const file = `${inject('sqliteTemplate')}-error-log`;
  await copyFile(inject('sqliteTemplate'), file);
  const application = await makeTestApplication(openConnection(file));
  context = {
    ...application,
    locale: 'fr',
    requestId: 'request-1',
    clientAddress: '127.0.0.1',
    address: '/',
    form: undefined,
    refusal: undefined,
    developmentScripts: [],
  };
  return async () => {
    await application.catalogue.close();
    await application.connection.close();
  };
});

afterEach(() => vi.restoreAllMocks());

function log(error: unknown): string {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const request = new Request('http://localhost:3000/inscriptions/secret-token?contact=zoe', {
    method: 'POST',
  });
  handleError(error, { request, context });
  return logged.mock.calls.flat().map(String).join('\n');
}

it('says what went wrong and where, without the token, the query or the row that the database refused', () => {
  const refused = Object.assign(new Error('null value in column "seats"'), {
    detail: 'Failing row contains (Zoé, zoe@exemple.test).',
  });
  const text = log(refused);
  expect(text).toContain('[request-1] POST /inscriptions/…');
  expect(text).toContain('null value in column "seats"');
  expect(text).toContain('error-log.test.ts');
  expect(text).not.toMatch(/zoe|Zoé|secret-token/);
});

it('says nothing of what was asked wrongly', () => {
  const asRemixSaysIt = { status: 405, statusText: 'Method Not Allowed', internal: true, data: 'no action' };
  expect(log(asRemixSaysIt)).toBe('');
});
