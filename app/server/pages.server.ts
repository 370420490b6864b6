import { matchRoutes, type Params } from '@remix-run/react';
import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/server-runtime';
import { LRUCache } from 'lru-cache';
import type { RequestContext } from './context.server.ts';

/** The routes: a request without its locale prefix, and what every loader and action receives. */
export type Pages = (request: Request, context: RequestContext) => Promise<Response>;

/** Paths whose route is remembered. */
const KNOWN_PATHS = 5000;

/**
 * The routes of a build; in `development` an error page says what happened.
 *
 * Remix compiles and ranks every route several times for each request, which took a fifth of a sign-up; so a path is
 * matched once, by Remix's own rules, and then handed to a build that holds its route alone.
 *
 * A form that is accepted answers with a redirect, which needs no page: its action is called at once, and only what is
 * to be shown (a form with its errors, an error page) goes through Remix, which is handed what the action answered.
 */
export function pagesOf(build: ServerBuild, mode: 'production' | 'development' = 'production'): Pages {
  const tree = routeTree(build.routes);
  const branches = new Map<string, { handler: RequestHandler; action: Action | undefined }>();
  const known = new LRUCache<string, Destination>({ max: KNOWN_PATHS });
  const answered: Answered = new WeakMap();

  function destinationOf(path: string): Destination {
    const matches = matchRoutes(tree, path) ?? [];
    const ids = matches.flatMap(({ route }) => route.id ?? []);
    const key = ids.join(' ');
    const leaf = matches.at(-1);
    const branch = branches.get(key) ?? {
      handler: createRequestHandler(answering(only(build, ids), answered), mode),
      // What is sent to an index route goes to its parent, unless the address says otherwise: Remix knows.
      action: leaf && !leaf.route.index ? build.routes[leaf.route.id]?.module.action : undefined,
    };
    branches.set(key, branch);
    const destination = { ...branch, params: leaf?.params ?? {} };
    known.set(path, destination);
    return destination;
  }

  return async (request, context) => {
    const { pathname } = new URL(request.url);
    const { handler, action, params } = known.get(pathname) ?? destinationOf(pathname);
    if (request.method === 'POST' && action) {
      const answer = await answerOf(() => action({ request, context, params }));
      const value = 'thrown' in answer ? answer.thrown : answer.returned;
      if (isRedirect(value)) return value;
      answered.set(context, answer);
      // Its body has been read.
      return handler(new Request(request.url, { method: 'POST', headers: request.headers }), context);
    }
    return handler(request, context);
  };
}

type Action = NonNullable<NonNullable<ServerBuild['routes'][string]>['module']['action']>;
type Destination = { handler: RequestHandler; action: Action | undefined; params: Params };
type Answer = { returned: unknown } | { thrown: unknown };
/** What the action of a request has answered, for Remix to make a page of. */
type Answered = WeakMap<RequestContext, Answer>;

async function answerOf(action: () => unknown): Promise<Answer> {
  try {
    return { returned: await action() };
  } catch (thrown) {
    return { thrown };
  }
}

function isRedirect(value: unknown): value is Response {
  return value instanceof Response && value.status >= 300 && value.status < 400;
}

/** The same build, whose actions answer again what they have answered already: nothing is done twice. */
function answering(build: ServerBuild, answered: Answered): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const action = route?.module.action;
    if (!route || !action) return [id, route] as const;
    const answerAgain: Action = async (args) => {
      const answer = answered.get(args.context);
      if (!answer) return action(args);
      if ('thrown' in answer) throw answer.thrown;
      return answer.returned;
    };
    return [id, { ...route, module: { ...route.module, action: answerAgain } }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

type Branch =
  | { id: string; path?: string; index?: false; children: Branch[] }
  | { id: string; path?: string; index: true };

function routeTree(routes: ServerBuild['routes'], parentId?: string): Branch[] {
  return Object.values(routes).flatMap((route): Branch[] => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path } = route;
    return route.index ? [{ id, path, index: true }] : [{ id, path, children: routeTree(routes, id) }];
  });
}

/** The same build as if it had no other routes; without any match it keeps all, and Remix says what that means. */
function only(build: ServerBuild, ids: string[]): ServerBuild {
  if (ids.length === 0) return build;
  const pick = <Value>(all: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
  return {
    ...build,
    routes: pick(build.routes),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  };
}
