import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ErrorSummary } from '#app/components/field.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { PreparationForm, StepList } from '#app/components/preparation-form.tsx';
import { fieldsOf, PlacePart, sessionFieldLabels } from '#app/components/session-form-parts.tsx';
import { textIn } from '#app/text/locale.ts';
import { findVenuesWith } from '#db/venues.server.ts';
import { answerStep, keepStep, openStep } from './preparation-steps.server.ts';

export const headers = privateHeaders;

/** `/mediation/brouillons/:id/lieu`: the first step again, once something was kept. */
export async function loader(args: LoaderFunctionArgs) {
  const { account, formToken, preparation, errors } = await openStep(args, 'where');
  const { connection, locale } = args.context;
  return {
    page: { title: textIn(locale).mediation.preparation.stepTitles.where, hidden: true },
    id: preparation.id,
    formToken,
    form: { typed: preparation.typed, errors },
    venues: await findVenuesWith(connection, account.organisationId, preparation.typed.venueId),
  };
}

export async function action(args: ActionFunctionArgs) {
  return answerStep(await keepStep(args), args.context.locale, 'where', 'what');
}

export default function PreparationWhere() {
  const { id, formToken, venues, form: kept } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? kept;
  const { text, href } = useText();
  const words = text.mediation.preparation;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={words.stepTitles.where}
      >
        <StepList preparationId={id} step="where" />
      </PageHeading>
      <PreparationForm preparationId={id} formToken={formToken} next={words.next}>
        <ErrorSummary form={form} labels={sessionFieldLabels(text)} />
        <PlacePart venues={venues} field={fieldsOf(text, form, {})} />
      </PreparationForm>
    </>
  );
}
