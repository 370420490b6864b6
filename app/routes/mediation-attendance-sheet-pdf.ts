import type { LoaderFunctionArgs } from '@remix-run/node';
import { drawAttendanceSheet } from '#app/papers/attendance-sheet.server.ts';
import { paperResponse } from '#app/papers/paper.server.ts';
import { textIn } from '#app/text/locale.ts';
import { loadAttendanceSheet } from './attendance-sheet-facts.server.ts';

/** `/mediation/ateliers/:id/emargement.pdf` */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { session, heading, pages } = await loadAttendanceSheet(request, params.id ?? '', context);
  return paperResponse(
    await drawAttendanceSheet(heading, pages, textIn(context.locale)),
    `emargement-${session.slug}`,
  );
}
