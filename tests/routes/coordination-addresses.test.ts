import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, it } from 'vitest';
import routes from '#app/routes.ts';
import type { AccountTable } from '#db/schema.ts';
import { call, makeTestApplication } from '#tests/support/application.ts';
import { insertCampaign, insertCoordinator, insertMediator } from '#tests/support/builders.ts';
import {
  type AddressCase,
  coordinationAddresses,
  type Thing,
} from '#tests/support/coordination-addresses.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
type RouteModule = { loader?: Handler; action?: Handler };

const files = import.meta.glob<RouteModule>('../../app/routes/coordination*.{ts,tsx}');
const addresses = routes
  .map(({ path = '', file }) => ({ path, file }))
  .filter(({ path }) => path === 'coordination' || path.startsWith('coordination/'));

describe('tests/support/coordination-addresses.ts', () => {
  it.each(addresses)('has a line for $path', ({ path }) => {
    expect(
      coordinationAddresses[path],
      `Add the line '${path}' to tests/support/coordination-addresses.ts: what lies in the Creuse there, and the forms that the page sends.`,
    ).toBeDefined();
  });

  it('has no line for an address that is gone', () => {
    const paths = addresses.map(({ path }) => path);
    expect(Object.keys(coordinationAddresses).filter((path) => !paths.includes(path))).toEqual([]);
  });
});

onBothEngines('the addresses of the coordinators’ space', (connection) => {
  beforeAll(async () => {
    await insertCampaign(connection());
  });

  const cases = addresses.flatMap(({ path, file }) => {
    const known = coordinationAddresses[path];
    return known ? [{ path, file, ...known }] : [];
  });

  /** What the address answers to a GET, and to each form that its page sends. */
  async function visit(
    { path, file, thing }: AddressCase & { path: string; file: string },
    account: AccountTable | undefined,
    { formsOnly = false } = {},
  ): Promise<number[]> {
    const { loader, action } = (await files[`../../app/${file}`]?.()) ?? {};
    const application = await makeTestApplication(connection());
    const signedIn = account && (await signInAs(connection(), account.id));
    const cookie = signedIn ? { cookie: signedIn.cookie } : {};
    const ask = async (
      handler: Handler,
      { params = {}, query = '' }: Thing,
      form?: Record<string, string>,
    ) => {
      const url = `/${path}${query}`.replace(/:(\w+)/g, (_, name) => params[name] ?? '');
      const sent = form && { form: { formToken: signedIn?.formToken ?? '', ...form } };
      const answer = await call(application, handler, { url, params, ...cookie, ...sent });
      // A stream of what moves has no end.
      if (answer instanceof Response) await answer.body?.cancel();
      return statusOf(answer);
    };
    const answers: number[] = [];
    const shown = (await thing?.(connection())) ?? {};
    if (loader && !(formsOnly && shown.shows)) answers.push(await ask(loader, shown));
    // A thing of its own for each form: a form may make it disappear.
    const forms = shown.forms?.length ?? 0;
    if (action) {
      for (let number = 0; number < Math.max(forms, 1); number++) {
        const fresh = (await thing?.(connection())) ?? {};
        answers.push(await ask(action, fresh, fresh.forms?.[number] ?? {}));
      }
    }
    expect(answers, `${file} answers neither GET nor POST, or is not named coordination*.`).not.toEqual([]);
    return answers;
  }

  it.each(cases)('$path sends whoever is signed out to sign in', async (address) => {
    expect(new Set(await visit(address, undefined))).toEqual(new Set([302]));
  });

  it.each(cases)('$path does not exist for a mediator', async (address) => {
    expect(new Set(await visit(address, await insertMediator(connection())))).toEqual(new Set([404]));
  });

  it.each(cases.filter(({ thing }) => thing))(
    '$path does not show a coordinator what lies elsewhere',
    async (address) => {
      for (const elsewhere of outsidersOf(address)) {
        const outsider = await insertCoordinator(connection(), elsewhere);
        const answers = await visit(address, outsider, { formsOnly: true });
        expect(new Set(answers), JSON.stringify(elsewhere)).toEqual(new Set([404]));
      }
    },
  );

  it.each(cases)('$path answers those whose territory it is', async (address) => {
    for (const here of insidersOf(address)) {
      const answers = await visit(address, await insertCoordinator(connection(), here));
      // A form without its fields may be refused with 400 or 422; it is not hidden.
      expect(
        answers.filter((status) => [302, 403, 404].includes(status) || status >= 500),
        JSON.stringify(here),
      ).toEqual([]);
    }
  });
});

type Coordinated = Pick<AccountTable, 'territory_kind' | 'territory_code'>;

const country: Coordinated = { territory_kind: null, territory_code: null };
const region = (code: string): Coordinated => ({ territory_kind: 'region', territory_code: code });
const department = (code: string): Coordinated => ({ territory_kind: 'department', territory_code: code });

/** Those who coordinate more than the thing's own territory, or just that. */
function insidersOf({ lies }: AddressCase): Coordinated[] {
  return [country, ...(lies === 'country' ? [] : [region('75')]), ...(lies ? [] : [department('23')])];
}

/** Those of a part of the thing's territory, or of another one. */
function outsidersOf({ lies }: AddressCase): Coordinated[] {
  const parts = [...(lies === 'country' ? [region('75')] : []), ...(lies ? [department('23')] : [])];
  return [...parts, region('84'), department('33'), department('69')];
}

/** Of a Response, of data with a status, or of a page. */
function statusOf(answer: unknown): number {
  if (answer instanceof Response) return answer.status;
  if (typeof answer !== 'object' || answer === null || !('init' in answer)) return 200;
  const { init } = answer;
  if (typeof init !== 'object' || init === null || !('status' in init)) return 200;
  return typeof init.status === 'number' ? init.status : 200;
}
