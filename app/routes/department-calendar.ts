import type { LoaderFunctionArgs } from '@remix-run/node';
import { makeCalendarFeed } from '#app/feeds/calendar-feed.server.ts';
import { calendarResponse } from '#app/feeds/calendar-response.ts';
import { textIn } from '#app/text/locale.ts';
import { getDepartment } from '#db/territories.server.ts';

/** `/departements/:code/calendrier.ics`: the sessions of one département. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const department = await getDepartment(context.connection, params.code ?? '');
  const name = textIn(context.locale).calendar.nameOf(`${department.name} (${department.code})`);
  const calendar = await makeCalendarFeed(context, name, { departmentCode: department.code });
  return calendarResponse(calendar, `departement-${department.code}.ics`);
}
