import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { SessionList } from '#app/components/session-card.tsx';
import { PlaceMap } from '#app/components/session-map.tsx';
import { SubscribeLinks } from '#app/components/subscribe-links.tsx';
import { everySession } from '#app/domain/search.ts';
import { listSessionCards } from '#db/catalogue.server.ts';
import { getVenueOfAddress } from './venue-address.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

const SHOWN = 50;

/** `/lieux/:id`: the place, how to get in, what is held there. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { connection, catalogue } = context;
  const venue = await getVenueOfAddress(params.id, '', context);
  const now = context.now();
  const { ids } = catalogue.search({ ...everySession, venueId: venue.id }, now, { offset: 0, limit: SHOWN });
  return {
    page: { title: `${venue.name}, ${venue.communeName}`, canonical: `/lieux/${venue.id}` },
    venue,
    now: now.toISOString(),
    cards: await listSessionCards(connection, ids),
  };
}

export default function Venue() {
  const { venue, cards, now } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.venue;
  return (
    <>
      <PageHeading
        kicker={words.kicker}
        title={venue.name}
        lead={`${venue.communeName} (${venue.departmentCode})`}
      />
      {venue.closedAt && <p className="notice notice-warning">{words.closed}</p>}
      <div className="aside-layout">
        <section className="stack" aria-labelledby="ateliers">
          <h2 id="ateliers">{words.sessions}</h2>
          {cards.length === 0 ? <p>{words.none}</p> : <SessionList cards={cards} now={now} />}
          <p>
            <a
              className="button button-quiet"
              href={href(`/ateliers?lat=${venue.latitude.toFixed(3)}&lon=${venue.longitude.toFixed(3)}`)}
            >
              {words.nearby(venue.communeName)}
            </a>
          </p>
          <SubscribeLinks title={words.calendar} path={`/lieux/${venue.id}/calendrier.ics`} />
        </section>
        <div className="stack">
          <PlaceMap title={venue.name} place={venue} />
          <VenueFacts />
        </div>
      </div>
    </>
  );
}

function VenueFacts() {
  const { venue } = useLoaderData<typeof loader>();
  const { text } = useText();
  const access = [venue.stepFree ? text.session.stepFree : null, venue.accessNotes, venue.transportNotes];
  return (
    <dl className="facts">
      <dt>{text.venue.address}</dt>
      <dd>
        {venue.address}
        {venue.addressExtra && `, ${venue.addressExtra}`}, {venue.postcode} {venue.communeName}
        {venue.position === 'approximate' && <p className="small soft">{text.session.approximate}</p>}
        <p>
          <a
            href={`https://www.openstreetmap.org/directions?to=${venue.latitude}%2C${venue.longitude}`}
            rel="noopener noreferrer"
          >
            {text.session.directions} <span className="soft">({text.session.directionsHint})</span>
          </a>
        </p>
      </dd>
      {access.some(Boolean) && (
        <>
          <dt>{text.session.access}</dt>
          <dd className="lines">{access.filter(Boolean).join('\n')}</dd>
        </>
      )}
      {venue.openingHours && (
        <>
          <dt>{text.venue.opening}</dt>
          <dd className="lines">{venue.openingHours}</dd>
        </>
      )}
      {venue.phone && (
        <>
          <dt>{text.session.phone}</dt>
          <dd>
            <a href={`tel:${venue.phone.replace(/[^+\d]/g, '')}`}>{venue.phone}</a>
          </dd>
        </>
      )}
      {venue.website && /^https?:\/\//.test(venue.website) && (
        <>
          <dt>{text.session.website}</dt>
          <dd>
            <a href={venue.website} rel="noopener noreferrer">
              {venue.website.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
            </a>
          </dd>
        </>
      )}
    </dl>
  );
}
