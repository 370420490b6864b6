import type { LoaderFunctionArgs } from '@remix-run/node';
import { joinCalendar } from '#app/feeds/calendar.ts';
import { calendarResponse } from '#app/feeds/calendar-response.ts';
import { getCalendarEvent } from '#db/calendar-events.server.ts';

/** `/ateliers/:slug.ics`: one session, cancelled or not; a draft is a 404. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const slug = params.slug ?? '';
  const { title, text } = await getCalendarEvent(context.connection, slug, context.settings.publicUrl);
  return calendarResponse(joinCalendar(title, [text]), `${slug}.ics`);
}
