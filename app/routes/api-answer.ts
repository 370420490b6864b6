/** The API's answers as responses: open to anybody's pages, shared by the cache, and errors as RFC 9457 says. */
import type { ResolvedSearch } from '#app/catalogue/resolve-search.server.ts';
import type { SearchProblem } from '#app/domain/search.ts';
import type { Problem } from '#app/feeds/api-shapes.ts';
import { formatList } from '#app/text/format.ts';
import { type Locale, textIn } from '#app/text/locale.ts';

/** Anybody's pages may read the API: it says nothing that is not public, and takes no cookie. */
const OPEN = { 'Access-Control-Allow-Origin': '*' };

/**
 * A public answer that a shared cache keeps for some seconds; a change of the catalogue ends it earlier. Two by
 * default: free seats and totals move without one.
 */
export function apiAnswer(
  body: unknown,
  { type = 'application/json; charset=utf-8', seconds = 2 }: { type?: string; seconds?: number } = {},
): Response {
  return new Response(JSON.stringify(body), {
    headers: { ...OPEN, 'Content-Type': type, 'Cache-Control': `public, max-age=0, s-maxage=${seconds}` },
  });
}

/** An error as `application/problem+json`. */
export function apiProblem(problem: Omit<Problem, 'type'>): Response {
  const body: Problem = { type: 'about:blank', ...problem };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: {
      ...OPEN,
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  });
}

/**
 * The 400 of a search that cannot be answered as asked; undefined when it can. Pages are lenient, software is told:
 * a filter that was left out silently would fill somebody's agenda with the wrong sessions.
 */
export function refuseSearch(resolved: ResolvedSearch, locale: Locale): Response | undefined {
  const text = textIn(locale);
  const invalidParameters = resolved.problems.map((problem) => ({
    name: parameterOf(problem),
    reason: text.searchProblems[problem],
  }));
  if (resolved.kind === 'choice') {
    const labels = formatList(
      resolved.places.map((place) => place.label),
      locale,
    );
    invalidParameters.push({ name: 'lieu', reason: text.api.ambiguousPlace(labels) });
  }
  if (resolved.kind === 'unknown') invalidParameters.push({ name: 'lieu', reason: text.api.unknownPlace });
  if (invalidParameters.length === 0) return undefined;
  return apiProblem({
    status: 400,
    title: text.api.badRequest,
    detail: invalidParameters.map(({ reason }) => reason).join(' '),
    invalidParameters,
  });
}

function parameterOf(problem: SearchProblem): string {
  return problem === 'dates' ? 'au' : problem;
}
