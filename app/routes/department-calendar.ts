import type { LoaderFunctionArgs } from '@remix-run/node';
import { listFeedEvents } from '#app/catalogue/feed-events.server.ts';
import { joinCalendar } from '#app/feeds/calendar.ts';
import { calendarResponse } from '#app/feeds/calendar-response.ts';
import { textIn } from '#app/text/locale.ts';
import { getDepartment } from '#db/territories.server.ts';

/** `/departements/:code/calendrier.ics`: the sessions of one département. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const department = await getDepartment(context.connection, params.code ?? '');
  const name = textIn(context.locale).calendar.nameOf(`${department.name} (${department.code})`);
  const events = await listFeedEvents(context, { departmentCode: department.code });
  return calendarResponse(joinCalendar(name, events, context.locale), `departement-${department.code}.ics`);
}
