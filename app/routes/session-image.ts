import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  drawSharingImage,
  sharingImageResponse,
  sharingImageStamp,
} from '#app/feeds/sharing-image.server.ts';
import { localePath } from '#app/text/locale.ts';
import { getPublicSession } from '#db/sessions.server.ts';
import { sessionImageFacts } from './session-sharing.server.ts';

/**
 * `/ateliers/:slug.png`: the picture of a shared session, cancelled or not; a draft is a 404. Any query but the
 * current `?v=` is redirected, so that nobody can have the same picture drawn under a thousand addresses.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await getPublicSession(context.connection, params.slug ?? '');
  const facts = sessionImageFacts(session, context.locale);
  const current = `?v=${sharingImageStamp(facts)}`;
  const { search } = new URL(request.url);
  if (search === '' || search === current) return sharingImageResponse(await drawSharingImage(facts));
  return new Response(null, {
    status: 302,
    headers: { Location: localePath(context.locale, `/ateliers/${session.slug}.png${current}`) },
  });
}
