import type { LoaderFunctionArgs } from '@remix-run/node';
import { listFeedEvents } from '#app/catalogue/feed-events.server.ts';
import { joinCalendar } from '#app/feeds/calendar.ts';
import { calendarResponse } from '#app/feeds/calendar-response.ts';
import { textIn } from '#app/text/locale.ts';
import { getVenueOfAddress } from './venue-address.server.ts';

/** `/lieux/:id/calendrier.ics`: the sessions held at one venue. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const venue = await getVenueOfAddress(params.id, '/calendrier.ics', context);
  const name = textIn(context.locale).calendar.nameOf(`${venue.name}, ${venue.communeName}`);
  const events = await listFeedEvents(context, { venueId: venue.id });
  return calendarResponse(joinCalendar(name, events, context.locale), 'lieu.ics');
}
