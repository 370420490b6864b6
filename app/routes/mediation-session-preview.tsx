import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { FormToken } from '#app/components/form-token.tsx';
import { useText } from '#app/components/page-context.tsx';
import { SessionDetails, SessionHeading } from '#app/components/session-details.tsx';
import { sessionState } from '#app/domain/session.ts';
import { listMissingParts } from '#app/domain/session-editing.ts';
import { textIn } from '#app/text/locale.ts';
import { getOwnSession } from '#db/sessions.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/apercu`: the session's page as the public will see it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const session = await getOwnSession(context.connection, params.id ?? '', account.organisationId);
  const now = context.now().toISOString();
  const state = sessionState(session, now);
  return {
    page: { title: textIn(context.locale).mediation.session.previewTitle, hidden: true },
    formToken,
    session: { ...session, onlineUrl: session.entry === 'drop_in' ? session.onlineUrl : null },
    state,
    verified: account.organisationVerifiedAt !== null,
    publishable:
      state === 'draft' &&
      (account.organisationVerifiedAt !== null || session.review.state !== 'submitted') &&
      listMissingParts({ ...session, venueId: session.venue?.id ?? null }).length === 0,
  };
}

export default function PreviewSession() {
  const { formToken, session, state, verified, publishable } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.mediation.session;
  const own = href(`/mediation/ateliers/${session.id}`);
  return (
    <div className="stack-wide">
      <section className="notice notice-warning stack" aria-label={words.previewTitle}>
        {state === 'draft' && <p>{words.previewNotice}</p>}
        <form method="post" action={own} className="row">
          <FormToken value={formToken} />
          {session.seriesId !== null && (
            <a className="button" href={href(`/mediation/series/${session.seriesId}`)}>
              {text.mediation.series.backToSeries}
            </a>
          )}
          {publishable && session.seriesId === null && (
            <button type="submit" name="geste" value="publier" className="button">
              {verified ? words.publish : text.moderation.own.submit}
            </button>
          )}
          <a className="button button-quiet" href={`${own}/modifier`}>
            {words.edit}
          </a>
          <a href={own}>{text.mediation.backToSession}</a>
        </form>
      </section>
      <article className="stack-wide">
        <SessionHeading session={session} state={state} />
        <SessionDetails session={session} />
      </article>
    </div>
  );
}
