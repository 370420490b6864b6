/**
 * `/lieux.json?q=`: places for what somebody types into the field `lieu`, at most eight, the best first.
 *
 *     { "places": [ { "label": "Saint-Denis (93)", "value": "Saint-Denis (93)", "kind": "commune" } ] }
 *
 * `value` is what to send as `lieu`: it means that place alone. Under two signs there is nothing to propose.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { LONGEST_WORDS } from '#app/domain/search.ts';
import { listPlaceSuggestions } from '#db/places.server.ts';

const MOST_SUGGESTIONS = 8;
const SHORTEST_QUERY = 2;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams.get('q')?.trim().slice(0, LONGEST_WORDS) ?? '';
  const places =
    query.length < SHORTEST_QUERY
      ? []
      : await listPlaceSuggestions(context.connection, query, MOST_SUGGESTIONS);
  // Names of places change with a migration only; an hour keeps what is typed, deleted and typed again.
  const headers = { 'Cache-Control': 'public, max-age=3600, s-maxage=3600' };
  return Response.json({ places }, { headers });
}
