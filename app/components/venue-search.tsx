import { foundAddressQuery, VENUE_QUERY_LENGTH } from '#app/forms/venue.ts';
import type { AddressMatch } from '#app/geo/geocoder.server.ts';
import type { VenueLine } from '#db/venues.server.ts';
import { Field } from './field.tsx';
import { useText } from './page-context.tsx';

/** First step of a new venue: is it known already, and if not, at which address does it stand? */
export function VenueSearch({
  query,
  search,
}: {
  query: string;
  search: { venues: VenueLine[]; addresses: AddressMatch[] } | undefined;
}) {
  const { text, href } = useText();
  const words = text.mediation.venue;
  return (
    <div className="stack-wide">
      <form method="get" action={href('/mediation/lieux/nouveau')} className="form">
        <Field
          name="q"
          type="search"
          label={words.query}
          hint={words.queryHint}
          value={query}
          maxLength={VENUE_QUERY_LENGTH}
        />
        <p>
          <button type="submit" className="button">
            {words.search}
          </button>
        </p>
      </form>
      {search && search.venues.length > 0 && (
        <section className="stack">
          <h2>{words.known}</h2>
          <KnownVenues venues={search.venues} />
        </section>
      )}
      {search && search.addresses.length > 0 && (
        <section className="stack">
          <h2>{words.addresses}</h2>
          <ul className="stack">
            {search.addresses.map((match) => (
              <li key={`${match.label} ${match.latitude} ${match.longitude}`}>
                <a href={href(`/mediation/lieux/nouveau?${foundAddressQuery(match)}`)}>
                  {words.addAt(match.label)}
                </a>
                {match.position === 'approximate' && <span className="soft"> ({words.approximate})</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {search && search.venues.length + search.addresses.length === 0 && (
        <p className="notice" role="status">
          {words.nothing}
        </p>
      )}
    </div>
  );
}

/** Venues to choose instead of registering another one. */
export function KnownVenues({ venues }: { venues: readonly VenueLine[] }) {
  const { text, href } = useText();
  return (
    <ul className="stack">
      {venues.map((venue) => (
        <li key={venue.id}>
          <strong>{venue.name}</strong>
          <br />
          {venue.address} {venue.postcode} {venue.communeName}
          <br />
          <a href={href(`/mediation/ateliers/nouveau?lieu=${venue.id}`)}>
            {text.mediation.venue.thisOne}
            <span className="visually-hidden"> ({venue.name})</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
