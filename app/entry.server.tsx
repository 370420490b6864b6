import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { PageProvider } from '#app/components/page-context.tsx';

/**
 * Renders a page to a string: 2.5 times as fast as the stream for pages like ours, and the response cache wants
 * the whole of it anyway. The browser does not hydrate: see docs/decisions/2026-11-22-islands-not-hydration.md.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
): Response {
  const page = {
    locale: context.locale,
    address: context.address,
    scripts: [...context.developmentScripts, entry.manifest.entry.module],
    requestId: context.requestId,
    publicUrl: context.settings.publicUrl,
    tilesUrl: context.settings.tilesUrl,
    territory: context.territory,
  };
  const html = renderToString(
    <PageProvider value={page}>
      <RemixServer context={entry} url={request.url} />
    </PageProvider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

/** Logs what went wrong without the address's query, the form or anything else personal. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return;
  // What was asked wrongly, like a form sent to a page that has none, is no fault of ours.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  const { pathname } = new URL(request.url);
  console.error(
    `[${context.requestId}] ${request.method} ${pathname.replace(/^\/(inscriptions|alertes|bilans|accueil|connexion)\/.*/, '/$1/…')}`,
    // Only what went wrong and where: PostgreSQL's errors hold the refused row too, with its name and contact.
    error instanceof Error ? error.stack : error,
  );
}
