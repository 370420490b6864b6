import { matchRoutes } from '@remix-run/react';
import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/server-runtime';
import { LRUCache } from 'lru-cache';
import type { RequestContext } from './context.server.ts';

/** The routes: a request without its locale prefix, and what every loader and action receives. */
export type Pages = (request: Request, context: RequestContext) => Promise<Response>;

/** Paths whose route is remembered. */
const KNOWN_PATHS = 5000;

/**
 * The routes of a build; in `development` an error page says what happened. Remix compiles and ranks every route
 * several times for each request, which took a fifth of a sign-up; so a path is matched once, by Remix's own rules, and
 * then handed to a build that holds its route alone.
 */
export function pagesOf(build: ServerBuild, mode: 'production' | 'development' = 'production'): Pages {
  const tree = routeTree(build.routes);
  const handlers = new Map<string, RequestHandler>();
  const known = new LRUCache<string, RequestHandler>({ max: KNOWN_PATHS });

  function handlerOf(path: string): RequestHandler {
    const ids = (matchRoutes(tree, path) ?? []).flatMap(({ route }) => route.id ?? []);
    const key = ids.join(' ');
    const handler = handlers.get(key) ?? createRequestHandler(only(build, ids), mode);
    handlers.set(key, handler);
    known.set(path, handler);
    return handler;
  }

  return (request, context) => {
    const { pathname } = new URL(request.url);
    return (known.get(pathname) ?? handlerOf(pathname))(request, context);
  };
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
