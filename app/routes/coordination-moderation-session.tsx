import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { NatureChanges } from '#app/components/nature-changes.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { ReturnReasonNotice } from '#app/components/review-notice.tsx';
import { SessionDetails, SessionHeading } from '#app/components/session-details.tsx';
import { SessionHistory } from '#app/components/session-history.tsx';
import { VerdictDone } from '#app/components/verdict-done.tsx';
import { NothingButton, VerdictFields } from '#app/components/verdict-fields.tsx';
import { changedParts } from '#app/domain/moderation.ts';
import { sessionState } from '#app/domain/session.ts';
import { formatInstant } from '#app/text/format.ts';
import { getOrganisation } from '#db/organisations.server.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { countQueue } from '#db/review-queue.server.ts';
import { listDuplicatesOf } from '#db/session-duplicates.server.ts';
import { listHistory } from '#db/session-history.server.ts';
import { getSessionToReview } from '#db/sessions.server.ts';
import { findPlace } from '#db/territories.server.ts';
import { findVenueLine } from '#db/venues.server.ts';
import { readOutcome, verdictAction } from './review-verdict.server.ts';

export const headers = privateHeaders;

/** `/coordination/moderation/ateliers/:id`: all of a session, what changed, who did what, and the yes or the reason. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { connection } = context;
  const { session, before } = await getSessionToReview(connection, params.id ?? '');
  requirePermission(signedIn, 'moderate', await findPlace(connection, 'department', session.departmentCode));
  const venueId = session.venue?.id ?? null;
  const now = context.now();
  const [organisation, history, programmes, formerVenue, waiting, duplicates] = await Promise.all([
    getOrganisation(connection, session.organisation.id),
    listHistory(connection, session.id),
    listProgrammes(connection),
    before?.venueId ? findVenueLine(connection, before.venueId) : undefined,
    countQueue(connection, signedIn.territory, now),
    listDuplicatesOf(connection, session.id, now),
  ]);
  const after = { ...session, programmeSlug: session.programme.slug, venueId };
  return {
    page: { title: session.title, hidden: true },
    formToken: signedIn.formToken,
    session,
    waiting,
    duplicates: duplicates.map(({ one, other }) => (one.id === session.id ? other : one)),
    state: sessionState(session, now.toISOString()),
    changes: before && {
      before,
      after,
      parts: changedParts(before, after),
      programmes,
      venues: [formerVenue, session.venue].flatMap((venue) =>
        venue ? [{ id: venue.id, name: `${venue.name}, ${venue.communeName}` }] : [],
      ),
    },
    organisation,
    history,
    done: readOutcome(new URL(request.url).searchParams),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { session } = await getSessionToReview(context.connection, params.id ?? '');
  const place = await findPlace(context.connection, 'department', session.departmentCode);
  requirePermission(signedIn, 'moderate', place);
  return verdictAction(request, context, signedIn, context.address);
}

export default function ReviewedSession() {
  const { formToken, waiting, duplicates, session, state, changes, organisation, history, done } =
    useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, locale, href } = useText();
  const { address } = usePage();
  const words = text.moderation;
  const { review } = session;
  const waits = review.state === 'submitted' || review.state === 'changed';
  const approve =
    review.state === 'changed'
      ? words.approveOne.changed
      : organisation.verifiedAt === null
        ? words.approveOne.submittedAndVerify
        : words.approveOne.submitted;
  return (
    <div className="stack">
      <CoordinationNav waiting={waiting} />
      <p>
        <a href={href('/coordination/moderation')}>{words.session.back}</a>
      </p>
      <div className="stack-wide">
        {!form && <VerdictDone done={done} />}
        <SessionHeading session={session} state={state}>
          <p className="row">
            {waits && (
              <span className="badge badge-warning">
                {words.kinds[review.state === 'changed' ? 'changed' : 'submitted']}
              </span>
            )}
            {state !== 'draft' && <a href={href(`/ateliers/${session.slug}`)}>{words.session.publicPage}</a>}
          </p>
        </SessionHeading>
        {review.state === 'returned' && review.since !== null && (
          <div className="notice notice-warning">
            <p>{words.session.returnedOn(formatInstant(review.since, 'Europe/Paris', locale, 'date'))}</p>
            <ReturnReasonNotice reason={review.reason} note={review.note} />
          </div>
        )}
        {duplicates.length > 0 && (
          <section className="notice notice-warning stack" aria-labelledby="doublons">
            <h2 id="doublons">{text.sessionMerges.likeThis}</h2>
            <ul>
              {duplicates.map(({ id, title, organisation: by }) => (
                <li key={id}>
                  <a href={href(`/coordination/moderation/doublons/${session.id}/${id}`)}>
                    {title} ({by})
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {changes && <NatureChanges {...changes} />}
        <section className="stack" aria-labelledby="la-structure">
          <h2 id="la-structure">{words.session.organisation}</h2>
          <p>
            {organisation.name}
            {organisation.departmentName !== null && ` (${organisation.departmentName})`}
            <br />
            {organisation.verifiedAt === null ? words.session.waiting : words.session.verified}
          </p>
          {organisation.verifiedAt === null && organisation.introduction !== null && (
            <p className="lines">{organisation.introduction}</p>
          )}
        </section>
        <section className="stack" aria-labelledby="l-atelier">
          <h2 id="l-atelier">{words.session.asPublic}</h2>
          <SessionDetails session={session} />
        </section>
        {waits ? (
          <form method="post" action={address} noValidate>
            <FormToken value={formToken} />
            <NothingButton />
            <input type="hidden" name="atelier" value={`${session.id}:${review.revision}`} />
            <VerdictFields form={form?.reason} approve={approve} giveBack={words.returnOne} />
          </form>
        ) : (
          <p>{words.session.nothingToDo}</p>
        )}
        <SessionHistory lines={history} timeZone={session.timeZone} />
      </div>
    </div>
  );
}
