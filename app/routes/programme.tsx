import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { makeProgramme } from '#app/catalogue/programme-sheet.server.ts';
import { resolveSearch } from '#app/catalogue/resolve-search.server.ts';
import { ProgrammeSheet } from '#app/components/programme-sheet.tsx';
import { localDate } from '#app/domain/local-time.ts';
import { searchAddress } from '#app/domain/search.ts';
import { localePath, textIn } from '#app/text/locale.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/ateliers/programme`: what `/ateliers` finds with the same query, on two printed pages. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const resolved = await resolveSearch(new URL(request.url).searchParams, context.connection);
  const path = searchAddress('/ateliers', { ...resolved.parameters, page: 1 });
  // A place that is unknown or ambiguous is mended there.
  if (resolved.kind !== 'found') throw redirect(localePath(context.locale, path));
  const { sharing } = textIn(context.locale);
  const { search, place, territory } = resolved;
  const name = place?.label ?? territory?.name;
  const where = search.near
    ? sharing.around(name ?? sharing.here, search.near.radius)
    : (name ?? sharing.everywhere);
  return {
    page: { title: `${sharing.programme}, ${where}`, hidden: true },
    where,
    path,
    today: localDate(context.now().toISOString(), 'Europe/Paris'),
    programme: await makeProgramme(context, search),
  };
}

export default function ProgrammeOfSearch() {
  return <ProgrammeSheet {...useLoaderData<typeof loader>()} />;
}
