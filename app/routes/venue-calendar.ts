import type { LoaderFunctionArgs } from '@remix-run/node';
import { makeCalendarFeed } from '#app/feeds/calendar-feed.server.ts';
import { calendarResponse } from '#app/feeds/calendar-response.ts';
import { textIn } from '#app/text/locale.ts';
import { getVenue } from '#db/venues.server.ts';

/** `/lieux/:id/calendrier.ics`: the sessions held at one venue. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const venue = await getVenue(context.connection, params.id ?? '');
  const name = textIn(context.locale).calendar.nameOf(`${venue.name}, ${venue.communeName}`);
  return calendarResponse(await makeCalendarFeed(context, name, { venueId: venue.id }), 'lieu.ics');
}
