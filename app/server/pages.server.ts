import { createRequestHandler, type ServerBuild } from '@remix-run/server-runtime';
import type { RequestContext } from './context.server.ts';

/** The routes: a request without its locale prefix, and what every loader and action receives. */
export type Pages = (request: Request, context: RequestContext) => Promise<Response>;

/** The routes of a build; in `development` an error page says what happened. */
export function pagesOf(build: ServerBuild, mode: 'production' | 'development' = 'production'): Pages {
  const handle = createRequestHandler(build, mode);
  return (request, context) => handle(request, context);
}
