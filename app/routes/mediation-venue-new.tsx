import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { VenueForm } from '#app/components/venue-form.tsx';
import { VenueSearch } from '#app/components/venue-search.tsx';
import { checkForm, type FieldErrors } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import {
  type FoundAddress,
  readFoundAddress,
  readTypedAddress,
  readVenueIds,
  readVenueQuery,
  venueShape,
} from '#app/forms/venue.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import type { Connection } from '#db/connection.server.ts';
import { getOrganisationDepartment } from '#db/organisations.server.ts';
import { findCommune } from '#db/territories.server.ts';
import { findVenuesLike, registerVenue, searchVenues, type VenueLine } from '#db/venues.server.ts';

export const headers = privateHeaders;

/** Two steps on one address: look for the venue or its address, then describe it where an address was chosen. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection, geocoder, locale } = context;
  const { searchParams } = new URL(request.url);
  const page = { title: textIn(locale).mediation.venue.title, hidden: true };
  const found = await findStep(connection, readFoundAddress(searchParams), searchParams.has('autre'));
  if (found) return { page, formToken, query: '', found, search: undefined };
  const query = readVenueQuery(searchParams);
  if (query === '') return { page, formToken, query, found: undefined, search: undefined };
  const [venues, addresses] = await Promise.all([
    searchVenues(connection, query, await getOrganisationDepartment(connection, account.organisationId)),
    geocoder.searchAddress(query, { limit: 6 }),
  ]);
  return { page, formToken, query, found: undefined, search: { venues, addresses } };
}

/** What the second step shows of an address: its commune, and the venues that it may be or that it was said not to be. */
async function findStep(connection: Connection, address: FoundAddress | undefined, isAnother: boolean) {
  const commune = address && (await findCommune(connection, address.communeCode));
  if (!commune) return undefined;
  const venues = await findVenuesLike(connection, { ...address, name: '', communeName: commune.name });
  return {
    address,
    commune,
    asked: isAnother ? [] : venues,
    notThese: isAnother ? venues.map(({ id }) => id) : [],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, locale } = context;
  const checked = checkForm(venueShape, form);
  const { typed } = checked;
  // The second step is in the page's address as a rule; without it, what was typed says where it stood.
  const step = await findStep(connection, readTypedAddress(typed), false);
  const notThese = readVenueIds(form.getAll('notThese'));
  const found = (asked: VenueLine[]) => step && { ...step, asked, notThese };
  const refuse = (errors: FieldErrors, asked: VenueLine[] = []) =>
    data({ typed, errors, found: found(asked) }, { status: 422 });
  if (checked.kind === 'invalid') return refuse(checked.errors);
  const outcome = await registerVenue(connection, signedIn.account, checked.values, notThese, context.now());
  switch (outcome.kind) {
    case 'registered':
      return redirect(localePath(locale, `/mediation/ateliers/nouveau?lieu=${outcome.id}`), 303);
    case 'unknown-commune':
      return refuse({ postcode: 'communeUnknown' });
    case 'too-far':
      return refuse({ latitude: 'pinTooFar' });
    case 'perhaps-known':
      return refuse({}, outcome.venues);
  }
}

export default function NewVenue() {
  const { formToken, query, search, ...loaded } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const found = form?.found ?? loaded.found;
  const { text, href } = useText();
  const words = text.mediation.venue;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={found ? words.detailsTitle : words.title}
        lead={found ? undefined : words.searchLead}
      />
      {found ? (
        <VenueForm formToken={formToken} {...found} form={form} />
      ) : (
        <VenueSearch query={query} search={search} />
      )}
    </>
  );
}
