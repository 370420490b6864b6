import type { LoaderFunctionArgs } from '@remix-run/node';
import { resolveSearch } from '#app/catalogue/resolve-search.server.ts';
import { searchAddress } from '#app/domain/search.ts';
import type { SessionCollection } from '#app/feeds/api-shapes.ts';
import { GEOJSON, pageLinks, sessionFeature } from '#app/feeds/geojson.ts';
import { localePath } from '#app/text/locale.ts';
import { listSessionCards } from '#db/catalogue.server.ts';
import { apiAnswer, refuseSearch } from './api-answer.ts';

const PAGE_SIZE = 100;

/** `/api/v1/sessions`: the sessions of a search as GeoJSON, cancelled ones included and marked, 100 a page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { connection, catalogue, locale, settings } = context;
  const resolved = await resolveSearch(new URL(request.url).searchParams, connection);
  const refusal = refuseSearch(resolved, locale);
  if (refusal || resolved.kind !== 'found') return refusal;

  const { parameters, search } = resolved;
  const page = { offset: (parameters.page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const found = catalogue.search(search, context.now(), page, { withCancelled: true });
  const cards = await listSessionCards(connection, found.ids);
  const distanceOf = new Map(found.ids.map((id, index) => [id, found.distances?.[index]]));
  const address = (number: number) =>
    settings.publicUrl +
    localePath(locale, searchAddress('/api/v1/sessions', { ...parameters, page: number }));
  const body: SessionCollection = {
    type: 'FeatureCollection',
    numberMatched: found.total,
    numberReturned: cards.length,
    links: [
      ...pageLinks(parameters.page, PAGE_SIZE, found.total, address),
      {
        rel: 'alternate',
        href: settings.publicUrl + searchAddress('/calendrier.ics', { ...parameters, page: 1 }),
        type: 'text/calendar; charset=utf-8',
      },
    ],
    features: cards.map((card) => sessionFeature(card, settings.publicUrl, distanceOf.get(card.id))),
  };
  return apiAnswer(body, { type: GEOJSON });
}
