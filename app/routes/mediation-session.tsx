import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CallsNotice } from '#app/components/call-list.tsx';
import { OwnSessionActions } from '#app/components/own-session-actions.tsx';
import { SeatsLine, StateBadge } from '#app/components/own-sessions.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { ReconfirmationForm } from '#app/components/reconfirmation.tsx';
import { RegistrantActions } from '#app/components/registrant-actions.tsx';
import { RegistrantTable } from '#app/components/registrant-table.tsx';
import { ReviewNotice } from '#app/components/review-notice.tsx';
import { SessionHistory } from '#app/components/session-history.tsx';
import { SessionPapers } from '#app/components/session-papers.tsx';
import { SessionTitle } from '#app/components/session-title.tsx';
import { SessionWarnings } from '#app/components/session-warnings.tsx';
import { When } from '#app/components/when.tsx';
import { reconfirmationChoices } from '#app/domain/reconfirmation.ts';
import { sessionState } from '#app/domain/session.ts';
import { listMissingParts } from '#app/domain/session-editing.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { listPeopleToCall } from '#app/mail/calls.server.ts';
import { localePath } from '#app/text/locale.ts';
import { chooseReconfirmation, findReconfirmationChoice } from '#db/reconfirmations.server.ts';
import { listRegistrants } from '#db/registrants.server.ts';
import { publishSession, removeDraft } from '#db/session-changes.server.ts';
import { listHistory } from '#db/session-history.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';
import { findWarnings } from '#db/warnings.server.ts';

export const headers = privateHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection } = context;
  const session = await getOwnSession(connection, params.id ?? '', account.organisationId);
  const now = context.now().toISOString();
  const [registrants, warnings, toCall, reconfirmation, history] = await Promise.all([
    listRegistrants(connection, session.id, account.organisationId),
    findWarnings(connection, [session], account.organisationId, now),
    listPeopleToCall(context, session.id, context.now()),
    findReconfirmationChoice(connection, session.id, account.organisationId),
    listHistory(connection, session.id),
  ]);
  const state = sessionState(session, now);
  return {
    page: { title: session.title, hidden: true },
    formToken,
    session,
    state,
    verified: account.organisationVerifiedAt !== null,
    registrants,
    toCall: toCall.length,
    reconfirmation,
    history,
    done: new URL(request.url).searchParams.get('fait'),
    missing: state === 'draft' ? listMissingParts({ ...session, venueId: session.venue?.id ?? null }) : [],
    warnings: warnings.get(session.id) ?? [],
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, settings, locale } = context;
  const id = params.id ?? '';
  const own = localePath(locale, `/mediation/ateliers/${id}`);
  switch (form.get('geste')) {
    case 'publier': {
      const outcome = await publishSession(connection, id, signedIn.account, {
        now: context.now(),
        publicUrl: settings.publicUrl,
      });
      // The page says what a draft lacks.
      if (outcome.kind === 'incomplete') return data(null, { status: 409 });
      if (outcome.kind !== 'published') return redirect(`${own}?fait=propose`, 303);
      await context.catalogue.refresh();
      return redirect(`${own}?fait=publie`, 303);
    }
    case 'supprimer': {
      const outcome = await removeDraft(connection, id, signedIn.account);
      return redirect(outcome.kind === 'removed' ? localePath(locale, '/mediation') : own, 303);
    }
    case 'redemander': {
      const choice = reconfirmationChoices.find((one) => one === form.get('choix'));
      if (!choice) throw new Response(null, { status: 400 });
      const { organisationId } = signedIn.account;
      await chooseReconfirmation(connection, id, organisationId, choice, context.now());
      return redirect(`${own}?fait=enregistre`, 303);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function OwnSession() {
  const {
    session,
    state,
    verified,
    registrants,
    toCall,
    reconfirmation,
    history,
    warnings,
    missing,
    done,
    formToken,
  } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.mediation.session;
  const submitted = session.review.state === 'submitted';
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={<SessionTitle session={session} />}
      >
        <p className="lead first-capital">
          <When span={session} withYear />
        </p>
        <p>
          {session.venue
            ? `${session.venue.name}, ${session.venue.communeName}`
            : text.vocabulary.attendances.online}
        </p>
        <p className="row">
          <StateBadge state={state} review={session.review.state} />
          <SeatsLine session={session} />
        </p>
      </PageHeading>
      <div className="stack-wide">
        {done === 'publie' && state !== 'draft' && (
          <p className="notice notice-success" role="status">
            {words.published}
          </p>
        )}
        {done === 'propose' && submitted && (
          <p className="notice notice-success" role="status">
            {text.moderation.own.submitted}
          </p>
        )}
        {done === 'enregistre' && (
          <p className="notice notice-success" role="status">
            {words.saved}
          </p>
        )}
        {session.cancellationReason !== null && (
          <p className="notice notice-danger">{words.cancelledNotice(session.cancellationReason)}</p>
        )}
        {!(done === 'propose' && submitted) && (
          <ReviewNotice review={session.review} published={state !== 'draft'} />
        )}
        {state === 'draft' && (session.review.state === 'none' || missing.length > 0) && (
          <section className="notice">
            <p>{words.draftNotice}</p>
            {missing.length > 0 && (
              <>
                <p>{words.missing}</p>
                <ul>
                  {missing.map((part) => (
                    <li key={part}>{words.missingParts[part]}</li>
                  ))}
                </ul>
              </>
            )}
          </section>
        )}
        <CallsNotice sessionId={session.id} people={toCall} />
        {session.seriesId !== null && (
          <p>
            <a href={href(`/mediation/series/${session.seriesId}`)}>{text.mediation.series.ofSeries}</a>
          </p>
        )}
        <SessionWarnings warnings={warnings} />
        <OwnSessionActions
          session={session}
          state={state}
          publishable={missing.length === 0 && (verified || !submitted)}
          verified={verified}
          formToken={formToken}
        />
        <SessionPapers id={session.id} state={state} />
        {state !== 'draft' && session.entry === 'sign_up' && (
          <section className="stack" aria-labelledby="inscrits">
            <h2 id="inscrits">{words.registrants}</h2>
            <RegistrantActions
              session={session}
              state={state}
              any={session.seatsTaken + session.seatsWaiting > 0}
            />
            {registrants.seated.length === 0 ? (
              <p>{words.noRegistrants}</p>
            ) : (
              <RegistrantTable
                sessionId={session.id}
                registrants={registrants.seated}
                timeZone={session.timeZone}
              />
            )}
            {registrants.waiting.length > 0 && (
              <>
                <h2>{words.waitingList}</h2>
                <p>{words.waitingListLead}</p>
                <RegistrantTable
                  sessionId={session.id}
                  registrants={registrants.waiting}
                  timeZone={session.timeZone}
                />
              </>
            )}
          </section>
        )}
        {state === 'published' && session.entry === 'sign_up' && session.capacity !== null && (
          <ReconfirmationForm choice={reconfirmation} formToken={formToken} />
        )}
        <SessionHistory lines={history} timeZone={session.timeZone} />
      </div>
    </>
  );
}
