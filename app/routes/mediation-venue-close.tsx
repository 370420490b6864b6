import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { FormToken } from '#app/components/form-token.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { SessionsAtVenue } from '#app/components/sessions-at-venue.tsx';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { getOwnVenue } from '#db/own-venues.server.ts';
import { closeVenue, deleteVenue, findClosingFacts, reopenVenue } from '#db/venue-closings.server.ts';

export const headers = privateHeaders;

/** `/mediation/lieux/:id/fermer`: closes a venue of one's own, opens it again, or deletes it where nothing was held. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection, locale } = context;
  const venue = await getOwnVenue(connection, params.id ?? '', account.organisationId);
  if (!venue.registered) throw new Response(null, { status: 404 });
  return {
    page: { title: textIn(locale).ownVenues.closeTitle, hidden: true },
    formToken,
    venue,
    facts: await findClosingFacts(connection, venue.id, context.now()),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, locale } = context;
  const { account } = signedIn;
  const id = params.id ?? '';
  const done = (what: string) => redirect(localePath(locale, `/mediation/lieux?fait=${what}`), 303);
  switch (form.get('geste')) {
    case 'fermer':
      await closeVenue(connection, id, account, context.now());
      await context.catalogue.refresh();
      return done('ferme');
    case 'rouvrir':
      await reopenVenue(connection, id, account, context.now());
      await context.catalogue.refresh();
      return done('rouvert');
    case 'supprimer': {
      const outcome = await deleteVenue(connection, id, account, context.now());
      // A session was planned there since the page was shown.
      if (outcome.kind === 'used') return data({ used: true }, { status: 409 });
      await context.catalogue.refresh();
      return done('supprime');
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function CloseVenue() {
  const { venue, formToken, facts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { text, href } = useText();
  const page = usePage();
  const words = text.ownVenues;
  const closed = venue.closedAt !== null;
  const main = closed ? ('rouvrir' as const) : ('fermer' as const);
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation/lieux')}>{words.title}</a>}
        title={closed ? words.reopenTitle : words.closeTitle}
        lead={`${venue.name}, ${venue.communeName}`}
      />
      <div className="stack-wide">
        {refused && (
          <p className="notice notice-danger" role="alert">
            {words.usedNow}
          </p>
        )}
        <p>{closed ? words.reopenLead : words.closeLead}</p>
        {!closed && <SessionsAtVenue facts={facts} />}
        <form method="post" action={page.address} className="row">
          <FormToken value={formToken} />
          <button
            type="submit"
            name="geste"
            value={main}
            className={closed ? 'button' : 'button button-danger'}
          >
            {closed ? words.reopen : words.close}
          </button>
          {!facts.used && (
            <button type="submit" name="geste" value="supprimer" className="button button-danger">
              {words.delete}
            </button>
          )}
          <a className="button button-quiet" href={href('/mediation/lieux')}>
            {words.backToVenues}
          </a>
        </form>
        <p className="soft">{facts.used ? words.whyNotDeleted : words.mayBeDeleted}</p>
      </div>
    </>
  );
}
