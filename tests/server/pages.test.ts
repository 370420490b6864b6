import { copyFile } from 'node:fs/promises';
import { data, redirect, type ServerBuild } from '@remix-run/node';
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { readForm } from '#app/forms/sent-form.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { pagesOf } from '#app/server/pages.server.ts';
import { openConnection } from '#db/connection.server.ts';
import { makeTestApplication } from '#tests/support/application.ts';

let context: RequestContext;

beforeAll(async () => {
  const file = `${inject('sqliteTemplate')}-pages`;
  await copyFile(inject('sqliteTemplate'), file);
  const application = await makeTestApplication(openConnection(file));
  context = {
    ...application,
    locale: 'fr',
    requestId: 'request',
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

/** How often the action ran, and for whom. */
const acted: string[] = [];
beforeEach(() => {
  acted.length = 0;
});

/** One page with a form, whose document is the answer of its action as JSON. */
const build: ServerBuild = {
  mode: 'production',
  publicPath: '/',
  assetsBuildDirectory: 'build',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    v3_singleFetch: true,
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
  entry: {
    module: {
      default: (_request, status, headers, { staticHandlerContext: { actionData, errors } }) =>
        new Response(JSON.stringify({ actionData, failed: errors !== null }), { status, headers }),
      handleError: () => undefined,
    },
  },
  routes: {
    root: { id: 'root', path: '', module: { default: () => null, ErrorBoundary: () => null } },
    guests: {
      id: 'guests',
      parentId: 'root',
      path: 'ateliers/:slug',
      module: {
        default: () => null,
        async action({ request, params, context: given }) {
          const name = String((await readForm(request, given)).get('name'));
          acted.push(`${name} at ${params.slug}`);
          if (name === 'gone') throw new Response(null, { status: 404 });
          if (name === 'stranger') throw redirect('/connexion');
          if (name === 'broken') throw new Error('The action does not work.');
          return name === '' ? data({ error: 'nameMissing' }, { status: 422 }) : redirect('/merci', 303);
        },
      },
    },
  },
};

const pages = pagesOf(build);

async function send(name: string) {
  const request = new Request('http://localhost:3000/ateliers/lyon', {
    method: 'POST',
    body: new URLSearchParams({ name }),
  });
  const response = await pages(request, { ...context });
  return { status: response.status, location: response.headers.get('Location'), page: await response.text() };
}

describe('a form', () => {
  it('that is accepted leads on, and was done once', async () => {
    expect(await send('Zoé')).toEqual({ status: 303, location: '/merci', page: '' });
    expect(acted).toEqual(['Zoé at lyon']);
  });

  it('that is not comes back in its page with its errors, and was done once', async () => {
    const { status, page } = await send('');
    expect(status).toBe(422);
    expect(JSON.parse(page)).toMatchObject({ actionData: { guests: { error: 'nameMissing' } } });
    expect(acted).toHaveLength(1);
  });

  it('whose action throws a redirect leads there', async () => {
    expect(await send('stranger')).toMatchObject({ status: 302, location: '/connexion' });
    expect(acted).toHaveLength(1);
  });

  it.each([
    ['gone', 404],
    ['broken', 500],
  ])(
    'whose action fails (%s) gets the error page with its status, and was done once',
    async (name, expected) => {
      const { status, page } = await send(name);
      expect(status).toBe(expected);
      expect(JSON.parse(page)).toMatchObject({ failed: true });
      expect(acted).toHaveLength(1);
    },
  );
});
