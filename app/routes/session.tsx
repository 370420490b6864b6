import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { chooseAlternatives, findAlternatives } from '#app/catalogue/alternatives.ts';
import { Availability } from '#app/components/availability.tsx';
import { CalendarLinks } from '#app/components/calendar-links.tsx';
import { JsonLd } from '#app/components/json-ld.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PrintedAddress } from '#app/components/qr-code.tsx';
import { SessionList } from '#app/components/session-card.tsx';
import { SessionDetails, SessionHeading } from '#app/components/session-details.tsx';
import { SignUpForm } from '#app/components/sign-up-form.tsx';
import { availability, sessionState } from '#app/domain/session.ts';
import { googleCalendarUrl, outlookCalendarUrl } from '#app/feeds/calendar-links.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { formatInstant } from '#app/text/format.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { listSessionCards } from '#db/catalogue.server.ts';
import { findKeptSlug } from '#db/session-merges.server.ts';
import { getPublicSession, type SessionPageFacts } from '#db/sessions.server.ts';
import { sessionImage, sessionJsonLd } from './session-sharing.server.ts';
import { signUpAction } from './session-sign-up.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/ateliers/:slug`: everything about one session, and its sign-up form on the same page. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const now = context.now().toISOString();
  const session = await getPublicSession(context.connection, params.slug ?? '');
  // Only a cancelled one may have been merged.
  const keptSlug =
    session.cancelledAt === null ? undefined : await findKeptSlug(context.connection, session.id);
  if (keptSlug !== undefined) throw redirect(localePath(context.locale, `/ateliers/${keptSlug}`), 301);
  const state = sessionState(session, now);
  const openToAll = state === 'published' && availability(session) !== 'full';
  const { locale, settings } = context;
  const text = textIn(locale);
  const day = formatInstant(session.startsAt, session.timeZone, locale, 'day');
  const place = session.venue
    ? `${session.venue.name}, ${session.venue.communeName}`
    : text.vocabulary.attendances.online;
  const path = `/ateliers/${session.slug}`;
  const forCalendar = {
    title: session.title,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    place: session.venue
      ? `${session.venue.name}, ${session.venue.address}, ${session.venue.postcode} ${session.venue.communeName}`
      : place,
    url: settings.publicUrl + localePath(locale, path),
  };
  return {
    page: {
      title: `${session.title}, ${day}`,
      description: text.session.description(session.title, day, place),
      canonical: path,
      image: sessionImage(session, locale),
    },
    session,
    state,
    now,
    structured: await sessionJsonLd(context, session),
    address: settings.publicUrl + localePath(locale, path),
    nearest: openToAll ? [] : await listNearest(context, session),
    calendar: {
      file: `${localePath(locale, path)}.ics`,
      google: googleCalendarUrl(forCalendar),
      outlook: outlookCalendarUrl(forCalendar),
    },
  };
}

/** The nearest sessions with places left, for whom this one is full, cancelled or over. */
async function listNearest({ catalogue, connection, now }: RequestContext, session: SessionPageFacts) {
  const ids = findAlternatives(catalogue, { ...session, position: session.venue }, now());
  const cards = await listSessionCards(connection, ids);
  // The page says "near": what is held online is near to an online session only.
  const near = cards.filter(({ venueId }) => session.venue === null || venueId !== undefined);
  return chooseAlternatives(ids, new Map(near.map((card) => [card.id, card])), now());
}

export function action(args: ActionFunctionArgs) {
  return signUpAction(args);
}

export default function Session() {
  const { session, state, now, nearest, calendar, structured, address } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { text } = useText();
  const words = text.session;
  return (
    <article className="stack-wide">
      <JsonLd json={structured} />
      <SessionHeading session={session} state={state}>
        {state === 'published' && (
          <p className="row">
            <Availability seats={session} />
            {session.entry === 'sign_up' && (
              <a className="button narrow-only" href="#inscription">
                {words.signUpDoor}
              </a>
            )}
          </p>
        )}
      </SessionHeading>
      <div className="aside-layout">
        <SessionDetails session={session} />
        <div className="stack-wide no-print">
          <div className="card ticket">
            <SignUpForm session={{ ...session, state }} result={result} />
          </div>
          {nearest.length > 0 && (
            <section className="stack" aria-labelledby="proches">
              <h2 id="proches">{words.nearest}</h2>
              <SessionList cards={nearest} now={now} />
            </section>
          )}
          {state === 'published' && <CalendarLinks {...calendar} />}
        </div>
      </div>
      <PrintedAddress
        address={address}
        label={text.sharing.code(session.title)}
        lead={text.sharing.upToDate}
      />
    </article>
  );
}
