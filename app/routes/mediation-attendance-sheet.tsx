import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { privateHeaders } from '#app/auth/private-page.ts';
import { AttendanceSheet } from '#app/components/attendance-sheet.tsx';
import { textIn } from '#app/text/locale.ts';
import { loadAttendanceSheet } from './attendance-sheet-facts.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/emargement`: the sheet for whoever prints from the browser, with the browser's own fonts. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { session, heading, pages } = await loadAttendanceSheet(request, params.id ?? '', context);
  const { title } = textIn(context.locale).papers.sheet;
  return {
    page: { title: `${title} · ${session.title}`, hidden: true },
    id: session.id,
    heading,
    lines: pages.flat(),
  };
}

export default function PrintedAttendanceSheet() {
  return <AttendanceSheet {...useLoaderData<typeof loader>()} />;
}
