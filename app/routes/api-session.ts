import type { LoaderFunctionArgs } from '@remix-run/node';
import { GEOJSON, sessionDetailFeature } from '#app/feeds/geojson.ts';
import { textIn } from '#app/text/locale.ts';
import { findSessionCard } from '#db/catalogue.server.ts';
import { apiAnswer, apiProblem } from './api-answer.ts';

/** `/api/v1/sessions/:id`: one published session by its id or its slug, as a GeoJSON feature. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { api } = textIn(context.locale);
  const card = await findSessionCard(context.connection, params.id ?? '');
  if (!card) return apiProblem({ status: 404, title: api.notFound, detail: api.sessionNotFound });
  return apiAnswer(sessionDetailFeature(card, context.settings.publicUrl), { type: GEOJSON });
}
