import type { Totals } from '#app/domain/totals.ts';
import { formatNumber } from '#app/text/format.ts';
import type { SessionCard } from '#db/catalogue.server.ts';
import { FrozenSince } from './frozen-since.tsx';
import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';
import { SessionList } from './session-card.tsx';
import { SessionMap } from './session-map.tsx';
import { SubscribeLinks } from './subscribe-links.tsx';
import { TotalsSummary } from './totals-summary.tsx';

export type Neighbour = { path: string; name: string; events?: number };

/** What the pages of a département and of a region show alike. */
export function TerritoryPage(props: {
  kicker: string;
  name: string;
  /** The search for all of its sessions, without `?`. */
  query: string;
  /** Where its programme can be printed; that of `query` otherwise. */
  programmePath?: string;
  cards: SessionCard[];
  total: number;
  totals: Totals;
  /** Since when (UTC) they are frozen; null: they move. */
  archivedAt: string | null;
  now: string;
  neighboursTitle: string;
  neighbours: Neighbour[];
  above?: { path: string; name: string };
}) {
  const { text, locale, href } = useText();
  const words = text.territory;
  return (
    <>
      <PageHeading
        kicker={
          <>
            {props.kicker}
            {props.above && (
              <>
                {' · '}
                <a href={href(props.above.path)}>{props.above.name}</a>
              </>
            )}
          </>
        }
        title={props.name}
      />
      <div className="stack-wide">
        <section className="stack" aria-labelledby="chiffres">
          <h2 id="chiffres">{words.figures}</h2>
          <FrozenSince archivedAt={props.archivedAt} />
          <TotalsSummary totals={props.totals} />
        </section>
        <div className="beside-map">
          <section className="stack" aria-labelledby="ateliers">
            <h2 id="ateliers">{words.sessions}</h2>
            {props.cards.length === 0 ? (
              <p>{words.none}</p>
            ) : (
              <SessionList cards={props.cards} now={props.now} />
            )}
            {props.total > props.cards.length && (
              <p>
                <a className="button button-quiet" href={href(`/ateliers?${props.query}`)}>
                  {words.all(formatNumber(props.total, locale))}
                </a>
              </p>
            )}
            <p className="no-print">
              <a href={href(props.programmePath ?? `/ateliers/programme?${props.query}`)}>
                {text.sharing.printProgramme}
              </a>
            </p>
            <SubscribeLinks title={words.calendar} path={`/calendrier.ics?${props.query}`} />
          </section>
          <SessionMap title={words.map} query={props.query} />
        </div>
        {props.neighbours.length > 0 && (
          <section className="stack" aria-labelledby="voisins">
            <h2 id="voisins">{props.neighboursTitle}</h2>
            <ul className="chips">
              {props.neighbours.map(({ path, name, events }) => (
                <li key={path}>
                  <a className="chip" href={href(path)}>
                    {events === undefined ? name : words.count(name, events, formatNumber(events, locale))}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}
