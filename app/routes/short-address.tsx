import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { localePath } from '#app/text/locale.ts';
import { findPublicSlug } from '#db/session-addresses.server.ts';

const CODE = /^[0-9a-f]{10}$/;

/**
 * `/a/:code`: what one types from a poster, led to the session's page. A mistyped code is a 404 page.
 * One pass over the catalogue in memory, then one query.
 */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const code = (params.code ?? '').toLowerCase();
  const id = CODE.test(code) ? context.catalogue.findIdByEnding(code) : undefined;
  const slug = id && (await findPublicSlug(context.connection, id));
  if (!slug) throw new Response(null, { status: 404 });
  return redirect(localePath(context.locale, `/ateliers/${slug}`));
}

/** Never shown: without it, a mistyped code would answer without a page. */
export default function ShortAddress() {
  return null;
}
