import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { beforeAll, describe, expect, it } from 'vitest';
import routes from '#app/routes.ts';
import type { Application } from '#app/server/context.server.ts';
import { call, makeTestApplication } from '#tests/support/application.ts';
import { insertMediator } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import {
  type Belongings,
  type Form,
  makeBelongings,
  mediationAddresses,
  type Named,
} from '#tests/support/mediation-addresses.ts';
import { signInAs } from '#tests/support/signed-in.ts';

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
type RouteModule = { loader?: Handler; action?: Handler };

const files = import.meta.glob<RouteModule>('../../app/routes/mediation*.{ts,tsx}');
const addresses = routes
  .map(({ path = '', file }) => ({ path, file }))
  .filter(({ path }) => path === 'mediation' || path.startsWith('mediation/'));

describe('tests/support/mediation-addresses.ts', () => {
  it.each(addresses)('has a line for /$path', ({ path }) => {
    expect(
      mediationAddresses[path],
      `Add the line '${path}' to tests/support/mediation-addresses.ts: what it names there, and the forms that the page sends.`,
    ).toBeDefined();
  });

  it('has no line for an address that is gone', () => {
    const paths = addresses.map(({ path }) => path);
    expect(Object.keys(mediationAddresses).filter((path) => !paths.includes(path))).toEqual([]);
  });
});

type Visitor = { cookie: string; formToken: string } | undefined;
type Address = (typeof cases)[number];

const cases = addresses.flatMap(({ path, file }) => {
  const name = mediationAddresses[path];
  return name ? [{ path, file, name }] : [];
});

/** Those that name something of somebody's. */
const naming = cases.filter(({ path }) => path.includes(':'));

onBothEngines('the addresses of the mediators’ space', (connection) => {
  let application: Application;
  let theirs: Belongings;
  let stranger: Visitor;

  beforeAll(async () => {
    theirs = await makeBelongings(connection());
    stranger = await signInAs(connection(), (await insertMediator(connection())).id);
    application = await makeTestApplication(connection());
  });

  /** The status that is answered; `sign-in` for a redirect to the page that asks who somebody is. */
  async function ask(
    { path, file, params = {}, query = '', json }: Address & Named,
    by: Visitor,
    form: Form | 'GET',
  ): Promise<Answer> {
    const { loader, action } = (await files[`../../app/${file}`]?.()) ?? {};
    const handler = form === 'GET' ? loader : action;
    if (!handler) throw new Error(`${file} does not answer what its line says.`);
    const url = `/${path}${query}`.replace(/:(\w+)/g, (_, name) => params[name] ?? '');
    const asked = { url, params, ...(by && { cookie: by.cookie }) };
    if (form === 'GET') return statusOf(await call(application, handler, asked));
    if (json === undefined) {
      const fields = Object.entries(form).map(([name, value]) => [name, value ?? ''] as const);
      const sent = Object.fromEntries([...fields, ['formToken', by?.formToken ?? '']]);
      return statusOf(await call(application, handler, { ...asked, form: sent }));
    }
    const request = new Request(new URL(url, application.settings.publicUrl), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(by && { Cookie: by.cookie }) },
      body: JSON.stringify(json),
    });
    const sending: Handler = ({ context }) => handler({ request, params, context });
    return statusOf(await call(application, sending, asked));
  }

  /** What the address answers to a GET, and to each form of its page, about what `mine` gives. */
  async function visit(
    address: Address,
    mine: () => Promise<Belongings>,
    by: Visitor | 'owner',
  ): Promise<Answer[]> {
    const { loader } = (await files[`../../app/${address.file}`]?.()) ?? {};
    const { forms, json } = address.name(theirs);
    const sent = (json === undefined ? forms : [{}]) ?? [];
    const answers: Answer[] = [];
    for (const index of [...(loader ? [-1] : []), ...sent.keys()]) {
      const own = index < 0 ? theirs : await mine();
      const named = { ...address, ...address.name(own) };
      const visitor = by === 'owner' ? await signInAs(connection(), own.account.id) : by;
      answers.push(await ask(named, visitor, index < 0 ? 'GET' : (named.forms?.[index] ?? {})));
    }
    return answers;
  }

  it.each(cases)('/$path sends whoever is signed out to sign in', async (address) => {
    const answers = await visit(address, async () => theirs, undefined);
    // A phone that sends its ticks is told, and keeps them.
    expect(answers.filter((answer) => answer !== 'sign-in' && answer !== 401)).toEqual([]);
    expect(await countOf('check_ins')).toBe(0);
  });

  it.each(naming)('/$path is not there for another organisation, to read or to write', async (address) => {
    const before = await everything();
    const answers = await visit(address, async () => theirs, stranger);
    expect(answers).not.toEqual([]);
    expect(answers.filter((status) => status !== 404)).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it.each(cases.filter((address) => !naming.includes(address)))(
    '/$path changes nothing of another organisation, whatever its form names',
    async (address) => {
      const before = await everything();
      await visit(address, async () => theirs, stranger);
      expect(await everything()).toEqual(before);
    },
  );

  it.each(cases)('/$path answers those whose it is', async (address) => {
    // Something of their own for each form: a form may make it disappear.
    const answers = await visit(address, () => makeBelongings(connection()), 'owner');
    // What does not fit in this moment is refused with 409 or 422; it is not hidden.
    expect(answers.filter((answer) => refusals.includes(answer) || Number(answer) >= 500)).toEqual([]);
  });

  const countOf = async (table: (typeof watched)[number]) =>
    (await connection().db.selectFrom(table).selectAll().execute()).length;

  /** Every row that an organisation's people may change, as text. */
  async function everything(): Promise<Record<string, string[]>> {
    const tables = await Promise.all(
      watched.map(async (table) => {
        const rows = await connection().db.selectFrom(table).selectAll().execute();
        // The journal notes what somebody takes out of their own: that is no change of anybody else's.
        const others = rows.filter((row) => !('act' in row) || row.act !== 'exported');
        return [table, others.map((row) => JSON.stringify(row)).sort()] as const;
      }),
    );
    return Object.fromEntries(tables);
  }
});

/** What nobody is answered about what is theirs. */
const refusals: Answer[] = ['sign-in', 400, 401, 403, 404];

const watched = [
  'accounts',
  'audit_entries',
  'check_in_lists',
  'check_ins',
  'invitations',
  'messages',
  'organisations',
  'registration_acts',
  'registrations',
  'report_tallies',
  'report_versions',
  'reports',
  'session_import_rows',
  'session_imports',
  'session_letters',
  'session_preparations',
  'session_series',
  'sessions',
  'unsaved_edits',
  'venue_distinctions',
  'venue_merges',
  'venues',
  'walk_ins',
] as const;

type Answer = number | 'sign-in';

/** Of a Response, of data with a status, or of a page. */
function statusOf(answer: unknown): Answer {
  if (answer instanceof Response)
    return answer.headers.get('Location')?.startsWith('/connexion') ? 'sign-in' : answer.status;
  if (typeof answer !== 'object' || answer === null || !('init' in answer)) return 200;
  const { init } = answer;
  if (typeof init !== 'object' || init === null || !('status' in init)) return 200;
  return typeof init.status === 'number' ? init.status : 200;
}
