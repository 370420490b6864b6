import { foreignLanguage } from '#app/text/format.ts';
import type { SessionPageFacts, SessionVenue } from '#db/sessions.server.ts';
import { useText } from './page-context.tsx';
import { PlaceMap } from './session-map.tsx';
import { When } from './when.tsx';

/** When, where, for whom, what to bring, how to get in. */
export function SessionFacts({ session }: { session: SessionPageFacts }) {
  const { text, locale } = useText();
  const words = text.session;
  const { vocabulary } = text;
  const { venue } = session;
  return (
    <section aria-labelledby="en-bref" className="stack">
      <h2 id="en-bref">{words.facts}</h2>
      <dl className="facts">
        <dt>{words.when}</dt>
        <dd className="first-capital">
          <When span={session} withYear />
        </dd>
        <dt>{words.where}</dt>
        <dd className="stack">
          {venue ? <VenueAddress venue={venue} /> : <p>{words.online}</p>}
          {session.attendance === 'both' && <p>{words.onlineToo}</p>}
          {session.attendance !== 'on_site' && <OnlineAddress session={session} />}
        </dd>
        <dt>{words.whom}</dt>
        <dd>{vocabulary.audiences[session.audience]}</dd>
        {session.language !== 'fr' && (
          <>
            <dt>{words.language}</dt>
            <dd>{vocabulary.languages[session.language]}</dd>
          </>
        )}
        {session.capacity !== null && (
          <>
            <dt>{words.seats}</dt>
            <dd>{words.seatsOf(session.capacity)}</dd>
          </>
        )}
        {session.whatToBring && (
          <>
            <dt>{words.bring}</dt>
            <dd className="lines" lang={foreignLanguage(session.language, locale)}>
              {session.whatToBring}
            </dd>
          </>
        )}
        {venue && <Access venue={venue} />}
        <dt>{words.host}</dt>
        <dd>{session.organisation.name}</dd>
      </dl>
    </section>
  );
}

function VenueAddress({ venue }: { venue: SessionVenue }) {
  const { text, href } = useText();
  const words = text.session;
  return (
    <>
      <p>
        <strong>{venue.name}</strong>
        <br />
        {venue.address}
        {venue.addressExtra && (
          <>
            <br />
            {venue.addressExtra}
          </>
        )}
        <br />
        {venue.postcode} {venue.communeName}
      </p>
      <PlaceMap title={venue.name} place={venue} />
      {venue.position === 'approximate' && <p className="small soft">{words.approximate}</p>}
      <p className="row no-print">
        <a
          href={`https://www.openstreetmap.org/directions?to=${venue.latitude}%2C${venue.longitude}`}
          rel="noopener noreferrer"
        >
          {words.directions} <span className="soft">({words.directionsHint})</span>
        </a>
        <a href={href(`/lieux/${venue.id}`)}>{words.venuePage}</a>
      </p>
      {venue.phone && (
        <p>
          {words.phone}
          {' : '}
          <a href={`tel:${venue.phone.replace(/[^+\d]/g, '')}`}>{venue.phone}</a>
        </p>
      )}
    </>
  );
}

function OnlineAddress({ session }: { session: SessionPageFacts }) {
  const { text } = useText();
  if (!session.onlineUrl) return <p className="soft">{text.session.onlineAfter}</p>;
  return (
    <p>
      <a href={session.onlineUrl} rel="noopener noreferrer">
        {text.session.onlineAddress}
      </a>
    </p>
  );
}

function Access({ venue }: { venue: SessionVenue }) {
  const { text } = useText();
  if (!venue.stepFree && !venue.accessNotes && !venue.transportNotes) return null;
  return (
    <>
      <dt>{text.session.access}</dt>
      <dd className="stack">
        {venue.stepFree && <p>{text.session.stepFree}</p>}
        {venue.accessNotes && <p className="lines">{venue.accessNotes}</p>}
        {venue.transportNotes && <p className="lines">{venue.transportNotes}</p>}
      </dd>
    </>
  );
}
