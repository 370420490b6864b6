import { formatNumber } from '#app/text/format.ts';
import type { OwnVenueLine } from '#db/own-venues.server.ts';
import { useText } from './page-context.tsx';

/** An organisation's venues with what may be done to each. */
export function OwnVenueList({ venues }: { venues: readonly OwnVenueLine[] }) {
  const { text, locale, href } = useText();
  const words = text.ownVenues;
  return (
    <ul className="stack-wide">
      {venues.map((venue) => (
        <li key={venue.id} className="stack">
          <h2>
            <a href={href(`/lieux/${venue.id}`)}>{venue.name}</a>{' '}
            {venue.closedAt !== null && <span className="badge badge-soft">{words.closed}</span>}
          </h2>
          <p>
            {venue.address} {venue.postcode} {venue.communeName}
          </p>
          <p className="soft">
            {venue.registered ? words.registered : words.fromBase}
            {' · '}
            {words.coming(venue.coming, formatNumber(venue.coming, locale))}
          </p>
          <p className="row">
            {venue.closedAt === null && (
              <a href={href(`/mediation/ateliers/nouveau?lieu=${venue.id}`)}>
                {text.mediation.sessionHere}
                <span className="visually-hidden"> ({venue.name})</span>
              </a>
            )}
            <a href={href(`/mediation/lieux/${venue.id}/modifier`)}>
              {words.edit}
              <span className="visually-hidden"> ({venue.name})</span>
            </a>
            {venue.registered && (
              <a href={href(`/mediation/lieux/${venue.id}/fermer`)}>
                {venue.closedAt === null ? words.close : words.reopen}
                <span className="visually-hidden"> ({venue.name})</span>
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
