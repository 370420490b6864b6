import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ErrorSummary } from '#app/components/field.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { StepList } from '#app/components/preparation-form.tsx';
import { PreparationList } from '#app/components/preparation-list.tsx';
import { fieldsOf, PlacePart, sessionFieldLabels } from '#app/components/session-form-parts.tsx';
import { checkStep, readPreparation } from '#app/forms/preparation.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { createPreparation, listPreparations } from '#db/preparations.server.ts';
import { findVenuesWith } from '#db/venues.server.ts';
import { stepPath } from './preparation-steps.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/nouveau`: where (the first of three steps), or what was begun before. `?lieu=` is chosen already. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection } = context;
  const chosen = new URL(request.url).searchParams.get('lieu') ?? undefined;
  const [venues, preparations] = await Promise.all([
    findVenuesWith(connection, account.organisationId, chosen),
    listPreparations(connection, account.organisationId),
  ]);
  const venue = venues.find(({ id }) => id === chosen) ?? (venues.length === 1 ? venues[0] : undefined);
  return {
    page: { title: textIn(context.locale).mediation.session.newTitle, hidden: true },
    formToken,
    venues,
    preparations,
    values: { venueId: venue?.id, attendance: 'on_site' },
  };
}

/** What the next steps show until something else is chosen. */
const usual = {
  audience: 'tout-public',
  format: 'atelier',
  language: 'fr',
  entry: 'sign_up',
  limit: 'limited',
};

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const typed = readPreparation(form);
  const errors = checkStep('where', typed);
  if (Object.keys(errors).length > 0) return data({ typed, errors }, { status: 422 });
  const { connection, locale, now } = context;
  const id = await createPreparation(connection, signedIn.account, { ...usual, ...typed }, now());
  return redirect(localePath(locale, stepPath(id, 'what')), 303);
}

export default function NewSession() {
  const { formToken, venues, preparations, values } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.mediation.preparation;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={text.mediation.session.newTitle}
        lead={text.mediation.session.newLead}
      >
        <StepList step="where" />
      </PageHeading>
      <div className="stack-wide">
        <form method="post" action={address} className="form" noValidate>
          <FormToken value={formToken} />
          <ErrorSummary form={form} labels={sessionFieldLabels(text)} />
          <PlacePart venues={venues} field={fieldsOf(text, form, values)} />
          <button type="submit" className="button button-wide">
            {words.next}
          </button>
        </form>
        <PreparationList preparations={preparations} formToken={formToken} />
        <section className="stack">
          <h2>{words.again}</h2>
          <p>{words.againLead}</p>
          <p>
            <a href={href('/mediation/reprendre')}>{words.lastEdition}</a>
          </p>
        </section>
      </div>
    </>
  );
}
