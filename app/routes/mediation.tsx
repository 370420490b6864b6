import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { DueReports } from '#app/components/due-reports.tsx';
import { DutyList } from '#app/components/duty-list.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { OwnSessionList } from '#app/components/own-sessions.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { OrganisationNotice } from '#app/components/review-notice.tsx';
import { listDuties } from '#app/domain/duty.ts';
import { organisationState } from '#app/domain/moderation.ts';
import { countPeopleToCall } from '#app/mail/calls.server.ts';
import { textIn } from '#app/text/locale.ts';
import { getOrganisation } from '#db/organisations.server.ts';
import { listDueReports } from '#db/reports.server.ts';
import { listOwnSessions } from '#db/sessions.server.ts';
import { findVenuesForOrganisation } from '#db/venues.server.ts';

export const headers = privateHeaders;

const PAST_SHOWN = 30;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection } = context;
  const now = context.now().toISOString();
  const [due, listed, past, venues] = await Promise.all([
    listDueReports(connection, account.organisationId, context.now()),
    listOwnSessions(connection, account.organisationId, { endingAfter: now }),
    listOwnSessions(connection, account.organisationId, { endedBefore: now }, PAST_SHOWN),
    findVenuesForOrganisation(connection, account.organisationId),
  ]);
  const organisation =
    account.organisationVerifiedAt === null
      ? await getOrganisation(connection, account.organisationId)
      : undefined;
  const ids = listed.map(({ id }) => id);
  const toCall = await countPeopleToCall(context, ids, context.now());
  const coming = listed.map((session) => ({ ...session, peopleToCall: toCall.get(session.id) ?? 0 }));
  return {
    page: { title: textIn(context.locale).mediation.title, hidden: true },
    name: account.name,
    organisation: account.organisationName ?? '',
    unverified: organisation && { ...organisation, state: organisationState(organisation) },
    formToken,
    due,
    duties: listDuties(coming, now),
    coming,
    past,
    venues,
    now,
  };
}

export default function Mediation() {
  const { name, organisation, unverified, formToken, due, duties, coming, past, venues, now } =
    useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.mediation;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead(organisation)}>
        <p className="row">
          <a className="button" href={href('/mediation/ateliers/nouveau')}>
            {words.newSession}
          </a>
          <a className="button button-quiet" href={href('/mediation/lieux/nouveau')}>
            {words.newVenue}
          </a>
          <a href={href('/mediation/brouillons')}>{words.drafts.title}</a>
          <a href={href('/mediation/import')}>{text.sessionImport.link}</a>
          <a href={href('/mediation/structure')}>{text.organisation.link}</a>
          <a href={href('/mediation/notifications')}>{text.notifications.page.link}</a>
        </p>
      </PageHeading>
      <div className="stack-wide">
        {unverified && <OrganisationNotice organisation={unverified} />}
        <section className="notice stack" aria-labelledby="a-faire">
          <h2 id="a-faire">{text.workspace.today}</h2>
          {duties.length === 0 && due.length === 0 && <p>{text.workspace.allDone}</p>}
          <DueReports reports={due} />
          {duties.length > 0 && <DutyList duties={duties} sessions={coming} />}
        </section>
        <section className="stack">
          <h2>{words.coming}</h2>
          {coming.length === 0 ? <p>{words.noneComing}</p> : <OwnSessionList sessions={coming} now={now} />}
        </section>
        <section className="stack">
          <h2>{words.venues}</h2>
          {venues.length === 0 && <p>{words.noVenues}</p>}
          <ul className="stack">
            {venues.map((venue) => (
              <li key={venue.id}>
                <a href={href(`/lieux/${venue.id}`)}>{venue.name}</a>
                <br />
                <span className="soft">
                  {venue.address} {venue.postcode} {venue.communeName}
                </span>
                <br />
                <a href={href(`/mediation/ateliers/nouveau?lieu=${venue.id}`)}>
                  {words.sessionHere}
                  <span className="visually-hidden"> ({venue.name})</span>
                </a>
              </li>
            ))}
          </ul>
          <p>
            <a href={href('/mediation/lieux')}>{words.manageVenues}</a>
          </p>
        </section>
        {past.length > 0 && (
          <section className="stack">
            <h2>{words.past}</h2>
            <OwnSessionList sessions={past} now={now} />
            <p>
              <a href={href('/mediation/attestation')}>{text.papers.ownCertificate.title}</a>
            </p>
          </section>
        )}
        <form method="post" action={href('/deconnexion')} data-island="sign-out" className="row">
          <FormToken value={formToken} />
          <span className="soft">{words.signedInAs(name)}</span>
          <button type="submit" className="button-link">
            {text.signIn.signOut}
          </button>
        </form>
      </div>
    </>
  );
}
