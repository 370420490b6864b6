/**
 * `/calendrier.ics`: the sessions that `/ateliers` finds with the same query, as a calendar. It is not paged: `page` is
 * read and left aside, and it holds at most 5,000 sessions. A filter that cannot be read is a 400, as in the API: left
 * out silently, it would fill somebody's agenda with the wrong sessions.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { listFeedEvents } from '#app/catalogue/feed-events.server.ts';
import { resolveSearch } from '#app/catalogue/resolve-search.server.ts';
import { joinCalendar } from '#app/feeds/calendar.ts';
import { calendarResponse } from '#app/feeds/calendar-response.ts';
import { formatList } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { calendar, searchProblems } = textIn(context.locale);
  const query = new URL(request.url).searchParams;
  query.delete('page');
  const resolved = await resolveSearch(query, context.connection);
  if (resolved.problems.length > 0)
    return refusal(resolved.problems.map((problem) => searchProblems[problem]).join(' '), 400);
  switch (resolved.kind) {
    case 'unknown':
      return refusal(calendar.unknownPlace, 404);
    case 'choice':
      return refusal(
        calendar.severalPlaces(
          formatList(
            resolved.places.map(({ label }) => label),
            context.locale,
          ),
        ),
        400,
      );
    case 'found': {
      const where = resolved.place?.label ?? resolved.territory?.name;
      const name = where === undefined ? calendar.name : calendar.nameOf(where);
      const events = await listFeedEvents(context, resolved.search);
      return calendarResponse(joinCalendar(name, events, context.locale), 'ateliers.ics');
    }
  }
}

function refusal(sentence: string, status: number): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
