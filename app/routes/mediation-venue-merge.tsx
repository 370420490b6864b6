import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ComparedVenues } from '#app/components/compared-venues.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import type { FieldErrors } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { compareVenues, mergeVenues, tellVenuesApart } from '#db/venue-merges.server.ts';

export const headers = privateHeaders;

/** `/mediation/lieux/:id/reunir/:otherId`: two venues side by side, to be merged or told apart. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const permission = { kind: 'organisation', organisationId: account.organisationId } as const;
  return {
    page: { title: textIn(context.locale).venueMerges.title, hidden: true },
    formToken,
    venues: await compareVenues(context.connection, readPair(params), permission, context.now()),
  };
}

function readPair({ id = '', otherId = '' }: LoaderFunctionArgs['params']): [string, string] {
  return [id, otherId];
}

type Refused = { errors: FieldErrors; changed?: true };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, locale, settings } = context;
  const { account } = signedIn;
  const permission = { kind: 'organisation', organisationId: account.organisationId } as const;
  const [one, other] = readPair(params);
  const change = { now: context.now(), publicUrl: settings.publicUrl };
  const done = (what: string) => redirect(localePath(locale, `/mediation/lieux?fait=${what}`), 303);
  if (form.get('geste') === 'differents') {
    await tellVenuesApart(connection, [one, other], permission, account.id, change.now);
    return done('differents');
  }
  const keptId = form.get('garder');
  if (keptId !== one && keptId !== other)
    return data<Refused>({ errors: { garder: 'choose' } }, { status: 422 });
  const pair = { keptId, goneId: keptId === one ? other : one };
  const outcome = await mergeVenues(connection, pair, permission, account.id, change);
  // Something changed since the page was shown: it is shown again as it is now.
  if (outcome.kind !== 'merged') return data<Refused>({ errors: {}, changed: true }, { status: 409 });
  await context.catalogue.refresh();
  return done(outcome.placeChange === 'moved' ? 'reuni-deplace' : 'reuni');
}

export default function MergeVenues() {
  const { venues, formToken } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.venueMerges;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation/lieux')}>{text.ownVenues.title}</a>}
        title={words.title}
        lead={words.lead}
      />
      {refused?.changed && (
        <p className="notice notice-danger" role="alert">
          {words.changed}
        </p>
      )}
      <ComparedVenues venues={venues} formToken={formToken} form={refused} />
    </>
  );
}
