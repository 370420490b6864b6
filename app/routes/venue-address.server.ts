import { redirect } from '@remix-run/node';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath } from '#app/text/locale.ts';
import { followMerge } from '#db/merged-venues.server.ts';
import { getVenue, type Venue } from '#db/venues.server.ts';

/**
 * The venue of `/lieux/:id` and of the addresses under it, of which `rest` is the end.
 * @throws a permanent redirect to the venue that stayed, for one that was merged; a 404 response for an unknown one
 */
export async function getVenueOfAddress(
  id: string | undefined,
  rest: '' | '/agenda' | '/calendrier.ics',
  { connection, locale }: RequestContext,
): Promise<Venue> {
  const venue = await getVenue(connection, id ?? '');
  // Only a closed one may have been merged.
  const keptId = venue.closedAt === null ? venue.id : await followMerge(connection.db, venue.id);
  if (keptId !== venue.id) throw redirect(localePath(locale, `/lieux/${keptId}${rest}`), 301);
  return venue;
}
