import type { LoaderFunctionArgs } from '@remix-run/node';
import { paperResponse } from '#app/papers/paper.server.ts';
import { drawPoster } from '#app/papers/poster.server.ts';
import { textIn } from '#app/text/locale.ts';
import { loadPoster } from './poster-facts.server.ts';

/**
 * `/mediation/ateliers/:id/affiche-a4.pdf`, `affiche-a5.pdf`, `affiche-serie-a4.pdf`, `affiche-serie-a5.pdf`. What is not
 * public has no poster: 409, with a sentence that says why.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const [, series, format] = /\/affiche-(serie-)?(a4|a5)\.pdf$/.exec(new URL(request.url).pathname) ?? [];
  const outcome = await loadPoster(request, params.id ?? '', context, { ofSeries: series !== undefined });
  if (outcome.kind !== 'facts') return refusal(textIn(context.locale).papers.poster.refused[outcome.kind]);
  const { session, facts, locale } = outcome;
  const paper = await drawPoster(
    facts,
    textIn(locale).papers.poster.title(facts.title),
    format === 'a5' ? 'a5' : 'a4',
  );
  return paperResponse(paper, `affiche-${format}-${session.slug}`);
}

function refusal(sentence: string): Response {
  return new Response(sentence, {
    status: 409,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}
