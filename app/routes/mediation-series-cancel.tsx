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
import { cancelSeries } from '#db/series.server.ts';
import { getSeriesSessions } from '#db/sessions.server.ts';

export const headers = privateHeaders;

/** `/mediation/series/:id/annuler`: all announced sessions of a series that are not over. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const seriesId = params.id ?? '';
  const sessions = await getSeriesSessions(context.connection, seriesId, account.organisationId);
  const now = context.now().toISOString();
  const open = sessions.filter((session) => ['published', 'under_way'].includes(sessionState(session, now)));
  return {
    page: { title: textIn(context.locale).mediation.series.cancelTitle, hidden: true },
    formToken,
    id: seriesId,
    title: sessions[0]?.title ?? '',
    open: open.length,
    people: open.reduce((sum, { seatsTaken, seatsWaiting }) => sum + seatsTaken + seatsWaiting, 0),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, settings, locale } = context;
  const id = params.id ?? '';
  await getSeriesSessions(connection, id, signedIn.account.organisationId);
  const checked = checkForm(cancellationShape, form);
  if (checked.kind === 'invalid')
    return data({ typed: checked.typed, errors: checked.errors }, { status: 422 });
  await cancelSeries(connection, id, signedIn.account, checked.values.reason, {
    now: context.now(),
    publicUrl: settings.publicUrl,
  });
  await context.catalogue.refresh();
  return redirect(localePath(locale, `/mediation/series/${id}`), 303);
}

export default function CancelSeries() {
  const { formToken, id, title, open, people } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, locale, href } = useText();
  const { address } = usePage();
  const words = text.mediation.series;
  const { session: sessionWords } = text.mediation;
  const own = href(`/mediation/series/${id}`);
  const kicker = <a href={own}>{title}</a>;
  if (open === 0) {
    return (
      <>
        <PageHeading kicker={kicker} title={words.cancelTitle} />
        <p className="notice notice-warning">{words.nothingToCancel}</p>
      </>
    );
  }
  return (
    <>
      <PageHeading
        kicker={kicker}
        title={words.cancelTitle}
        lead={words.cancelLead(open, formatNumber(people, locale))}
      />
      <form method="post" action={address} className="form" noValidate>
        <FormToken value={formToken} />
        <ErrorSummary form={form} labels={{ reason: sessionWords.reason }} />
        <TextArea
          name="reason"
          label={sessionWords.reason}
          hint={sessionWords.reasonHint}
          form={form}
          rows={3}
          maxLength={500}
        />
        <p className="row">
          <button type="submit" className="button button-danger">
            {words.confirmCancel(open)}
          </button>
          <a className="button button-quiet" href={own}>
            {words.keep}
          </a>
        </p>
      </form>
    </>
  );
}
