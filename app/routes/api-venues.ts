import type { LoaderFunctionArgs } from '@remix-run/node';
import { resolveSearch } from '#app/catalogue/resolve-search.server.ts';
import { searchAddress } from '#app/domain/search.ts';
import type { VenueCollection } from '#app/feeds/api-shapes.ts';
import { GEOJSON, pageLinks, venueFeature } from '#app/feeds/geojson.ts';
import { localePath } from '#app/text/locale.ts';
import { listVenuePage } from '#db/venue-directory.server.ts';
import { apiAnswer, refuseSearch } from './api-answer.ts';

const PAGE_SIZE = 100;
/** The search parameters that mean something for a venue; others are not looked at. */
const VENUE_PARAMETERS = ['lieu', 'lat', 'lon', 'rayon', 'departement', 'region', 'q', 'pmr', 'page'];

/** `/api/v1/venues`: the venues in use, with or without sessions, as GeoJSON, 100 a page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { connection, locale, settings } = context;
  const asked = new URL(request.url).searchParams;
  const query = new URLSearchParams([...asked].filter(([name]) => VENUE_PARAMETERS.includes(name)));
  const resolved = await resolveSearch(query, connection);
  const refusal = refuseSearch(resolved, locale);
  if (refusal || resolved.kind !== 'found') return refusal;

  const { parameters, search } = resolved;
  const page = { offset: (parameters.page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const { total, venues } = await listVenuePage(connection, search, page);
  const address = (number: number) =>
    settings.publicUrl + localePath(locale, searchAddress('/api/v1/venues', { ...parameters, page: number }));
  const body: VenueCollection = {
    type: 'FeatureCollection',
    numberMatched: total,
    numberReturned: venues.length,
    links: pageLinks(parameters.page, PAGE_SIZE, total, address),
    features: venues.map((venue) => venueFeature(venue, settings.publicUrl)),
  };
  return apiAnswer(body, { type: GEOJSON, seconds: 30 });
}
