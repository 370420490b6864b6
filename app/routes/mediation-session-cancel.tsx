import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ErrorSummary, TextArea } from '#app/components/field.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { sessionState } from '#app/domain/session.ts';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { cancellationShape } from '#app/forms/session.ts';
import { formatNumber } from '#app/text/format.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { cancelSession } from '#db/session-changes.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';

export const headers = privateHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const session = await getOwnSession(context.connection, params.id ?? '', account.organisationId);
  return {
    page: { title: textIn(context.locale).mediation.session.cancelTitle, hidden: true },
    formToken,
    id: session.id,
    title: session.title,
    people: session.seatsTaken + session.seatsWaiting,
    state: sessionState(session, context.now().toISOString()),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, settings, locale } = context;
  const id = params.id ?? '';
  await getOwnSession(connection, id, signedIn.account.organisationId);
  const checked = checkForm(cancellationShape, form);
  if (checked.kind === 'invalid')
    return data({ typed: checked.typed, errors: checked.errors }, { status: 422 });
  const outcome = await cancelSession(connection, id, signedIn.account, checked.values.reason, {
    now: context.now(),
    publicUrl: settings.publicUrl,
  });
  switch (outcome.kind) {
    case 'cancelled':
      await context.catalogue.refresh();
      return redirect(localePath(locale, `/mediation/ateliers/${id}`), 303);
    // A second click finds it done.
    case 'already-cancelled':
      return redirect(localePath(locale, `/mediation/ateliers/${id}`), 303);
    case 'draft':
    case 'past':
      return data({ typed: checked.typed, errors: {} }, { status: 409 });
  }
}

export default function CancelSession() {
  const { formToken, id, title, people, state } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, locale, href } = useText();
  const { address } = usePage();
  const words = text.mediation.session;
  const own = href(`/mediation/ateliers/${id}`);
  const kicker = <a href={own}>{title}</a>;
  if (state === 'draft' || state === 'past' || state === 'cancelled') {
    const why = { draft: words.draftNotCancelled, past: words.pastNotCancelled, cancelled: undefined }[state];
    return (
      <>
        <PageHeading kicker={kicker} title={words.cancelTitle} />
        <p className="notice notice-warning">{why ?? text.vocabulary.states.cancelled}</p>
      </>
    );
  }
  return (
    <>
      <PageHeading
        kicker={kicker}
        title={words.cancelTitle}
        lead={words.cancelLead(formatNumber(people, locale))}
      />
      <form method="post" action={address} className="form" noValidate>
        <FormToken value={formToken} />
        <ErrorSummary form={form} labels={{ reason: words.reason }} />
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          form={form}
          rows={3}
          maxLength={500}
        />
        <p className="row">
          <button type="submit" className="button button-danger">
            {words.confirmCancel}
          </button>
          <a className="button button-quiet" href={own}>
            {words.keep}
          </a>
        </p>
      </form>
    </>
  );
}
