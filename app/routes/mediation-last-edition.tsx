import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { FormToken } from '#app/components/form-token.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { LARGEST_SERIES } from '#app/domain/series.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { formatDay, keepSigns } from '#app/text/format.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { listLastEdition, repeatLastEdition } from '#db/last-edition.server.ts';

export const headers = privateHeaders;

/** `/mediation/reprendre`: what was held in the last edition, to be held again on the same days of the week. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  return {
    page: { title: textIn(context.locale).mediation.lastEdition.title, hidden: true },
    formToken,
    edition: await listLastEdition(context.connection, account.organisationId, context.now()),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const ids = form.getAll('atelier').filter((id) => typeof id === 'string');
  if (ids.length === 0 || ids.length > LARGEST_SERIES) return data({ nothing: true }, { status: 422 });
  const { connection, locale } = context;
  const { leftOut } = await repeatLastEdition(connection, signedIn.account, ids, context.now());
  const told = leftOut > 0 ? `&laisses=${leftOut}` : '';
  return redirect(localePath(locale, `/mediation/brouillons?fait=repris${told}`), 303);
}

export default function LastEdition() {
  const { formToken, edition } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, locale, href } = useText();
  const words = text.mediation.lastEdition;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation/ateliers/nouveau')}>{text.mediation.session.newTitle}</a>}
        title={words.title}
        lead={edition && edition.sessions.length > 0 ? words.lead : undefined}
      />
      {!edition || edition.sessions.length === 0 ? (
        <p className="notice">{words.none}</p>
      ) : (
        <form method="post" action={href('/mediation/reprendre')} className="stack-wide">
          <FormToken value={formToken} />
          {form?.nothing && (
            <p className="notice notice-danger" role="alert">
              {words.chooseSome}
            </p>
          )}
          <fieldset className="field">
            <legend>{edition.campaignName}</legend>
            {edition.sessions.map((session) => (
              <label key={session.id} className="choice">
                <input type="checkbox" name="atelier" value={session.id} defaultChecked />
                <span>
                  {keepSigns(session.title)}
                  {session.venueName !== null && `, ${session.venueName}`}
                  <br />
                  <span className="soft">
                    {words.moved(
                      formatDay(session.date, locale, 'long'),
                      formatDay(session.proposedDate, locale, 'long'),
                      session.startTime,
                    )}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          <p>
            <button type="submit" className="button">
              {words.repeat}
            </button>
          </p>
        </form>
      )}
    </>
  );
}
