/** A calendar is shared and kept for an hour; whatever the public sees change ends that at once (the catalogue's version). */
const SHARED_SECONDS = 60 * 60;

/** A calendar as an answer. `filename` is what a browser calls it when it is kept. */
export function calendarResponse(calendar: string, filename: string): Response {
  return new Response(calendar, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${filename.replace(/[^\w.-]/g, '-')}"`,
      'Cache-Control': `public, max-age=0, s-maxage=${SHARED_SECONDS}`,
    },
  });
}
