import type { ReactNode } from 'react';
import type { LeftOut, LeftOutCommune, Some } from '#app/catalogue/left-out-communes.server.ts';
import { formatDistance, formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import { Paging } from './paging.tsx';
import '#app/styles/left-out.css';

/** Communes far from every session, with what there is near each and whom to write to. */
export function LeftOutList({ leftOut, address }: { leftOut: LeftOut; address: (page: number) => string }) {
  const { text, locale } = useText();
  const words = text.territoryMap.leftOut;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <section className="stack" id="loin" aria-labelledby="loin-titre">
      <h2 id="loin-titre">{words.title}</h2>
      <p>
        {leftOut.count === 0
          ? words.none
          : words.count(leftOut.count, number(leftOut.count), number(leftOut.population))}
      </p>
      {leftOut.count > 0 && (
        <ul className="left-out">
          {leftOut.communes.map((commune) => (
            <li key={commune.code} className="card">
              <Commune commune={commune} />
            </li>
          ))}
        </ul>
      )}
      <Paging page={leftOut.page} pages={leftOut.pages} address={address} />
    </section>
  );
}

function Commune({ commune }: { commune: LeftOutCommune }) {
  const { text, locale, href } = useText();
  const words = text.territoryMap.leftOut;
  const number = (value: number) => formatNumber(value, locale);
  const { name, departmentCode, distance, unmet, venues, mediators, idle } = commune;
  const place = `${name} (${departmentCode})`;
  const writeIdle = words.writeIdle(idle, number(idle));
  return (
    <>
      <h3>
        <a href={href(`/ateliers?lieu=${encodeURIComponent(place)}`)}>{place}</a>
      </h3>
      <p>
        {words.inhabitants(number(commune.population))}
        {'. '}
        {Number.isFinite(distance) ? words.nearest(formatDistance(distance, locale)) : words.noSession}
        {'.'}
        {unmet > 0 && <strong> {words.waiting(unmet, number(unmet))}.</strong>}
      </p>
      <Things title={words.venues} none={words.noVenue} things={venues}>
        {(venue) => (
          <li key={venue.id}>
            {words.venue(venue.name, venue.communeName, formatDistance(venue.distance, locale))}
          </li>
        )}
      </Things>
      <Things title={words.mediators} none={words.noMediator} things={mediators}>
        {(mediator) => (
          <li key={mediator.accountId}>{words.mediator(mediator.name, mediator.organisationName)}</li>
        )}
      </Things>
      {mediators.shown.length > 0 && (
        <p className="no-print">
          <a
            href={href(`/coordination/messages/nouveau?commune=${commune.code}`)}
            aria-label={words.writeFor(place)}
          >
            {words.write}
          </a>
        </p>
      )}
      {idle > 0 && (
        <p className="no-print">
          <a
            href={href(`/coordination/messages/nouveau?departement=${departmentCode}&etat=sans-atelier`)}
            aria-label={words.writeIdleFor(writeIdle, place)}
          >
            {writeIdle}
          </a>
        </p>
      )}
    </>
  );
}

function Things<Thing>({
  title,
  none,
  things,
  children,
}: {
  title: string;
  none: string;
  things: Some<Thing>;
  children: (thing: Thing) => ReactNode;
}) {
  const { text } = useText();
  if (things.shown.length === 0) return <p className="soft">{none}</p>;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {things.shown.map(children)}
        {things.more > 0 && <li>{text.territoryMap.leftOut.more(things.more)}</li>}
      </ul>
    </>
  );
}
