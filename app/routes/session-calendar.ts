import type { LoaderFunctionArgs } from '@remix-run/node';
import { joinCalendar } from '#app/feeds/calendar.ts';
import { calendarResponse } from '#app/feeds/calendar-response.ts';
import { getCalendarEvent } from '#db/calendar-events.server.ts';

/** `/ateliers/:slug.ics`: one session, cancelled or not; a draft is a 404. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const slug = params.slug ?? '';
  const { connection, settings, locale } = context;
  const { title, text } = await getCalendarEvent(connection, slug, settings.publicUrl, locale);
  return calendarResponse(joinCalendar(title, [text], locale), `${slug}.ics`);
}
