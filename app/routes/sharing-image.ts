import type { LoaderFunctionArgs } from '@remix-run/node';
import { drawSharingImage, sharingImageResponse } from '#app/feeds/sharing-image.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';

/** `/partage.png`: the picture of every page that has none of its own. A query would only make it drawn again. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (new URL(request.url).search !== '') {
    return new Response(null, {
      status: 302,
      headers: { Location: localePath(context.locale, '/partage.png') },
    });
  }
  const { name, promise } = textIn(context.locale).site;
  const nothing = { kicker: '', when: '', where: '', warning: '' };
  return sharingImageResponse(await drawSharingImage({ ...nothing, siteName: name, title: promise }));
}
