import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FrozenSince } from '#app/components/frozen-since.tsx';
import { Meter } from '#app/components/meter.tsx';
import { useText } from '#app/components/page-context.tsx';
import { ParticipantsMakeUp, ToVerify } from '#app/components/participants.tsx';
import { PlaceSearch } from '#app/components/place-search.tsx';
import { SessionList } from '#app/components/session-card.tsx';
import { SessionMap } from '#app/components/session-map.tsx';
import { everySession } from '#app/domain/search.ts';
import { noTotals } from '#app/domain/totals.ts';
import { formatDay, formatNumber } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { listSessionCards } from '#db/catalogue.server.ts';
import { findFigures } from '#db/figures.server.ts';
import { listRegions } from '#db/territories.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

const NEXT_SESSIONS = 6;

/** `/`: one field, the counter, the map, what comes next. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { connection, catalogue, locale } = context;
  const now = context.now();
  const found = catalogue.search(everySession, now, { offset: 0, limit: NEXT_SESSIONS });
  const [figures, cards, regions] = await Promise.all([
    findFigures(connection, now),
    listSessionCards(connection, found.ids),
    listRegions(connection),
  ]);
  const { home, site } = textIn(locale);
  return {
    page: { title: home.title, description: site.promise, canonical: '/' },
    now: now.toISOString(),
    total: found.total,
    campaign: figures?.campaign,
    totals: figures?.totals ?? noTotals,
    targets: figures?.targets,
    cards,
    regions,
  };
}

export default function Home() {
  const { campaign, cards, regions, total, now } = useLoaderData<typeof loader>();
  const { text, locale, href } = useText();
  const words = text.home;
  return (
    <div className="stack-wide">
      <div className="hero">
        <div className="stack">
          {campaign && (
            <p className="kicker">
              <a href={href(`/editions/${campaign.slug}`)}>{campaign.name}</a>
              {', '}
              {text.campaign
                .days(formatDay(campaign.startsOn, locale, 'dayMonth'), formatDay(campaign.endsOn, locale))
                .toLowerCase()}
            </p>
          )}
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
          <PlaceSearch />
        </div>
        <Counter />
      </div>

      <div className="beside-map">
        <section className="stack" aria-labelledby="prochains">
          <h2 id="prochains">{words.next}</h2>
          {cards.length === 0 ? <p>{words.none}</p> : <SessionList cards={cards} now={now} />}
          {total > cards.length && (
            <p>
              <a className="button button-quiet" href={href('/ateliers')}>
                {words.all(formatNumber(total, locale))}
              </a>
            </p>
          )}
        </section>
        <SessionMap title={words.map} query="" />
      </div>

      <section className="stack" aria-labelledby="regions">
        <h2 id="regions">{words.regions}</h2>
        <ul className="chips">
          {regions.map((region) => (
            <li key={region.code}>
              <a className="chip" href={href(`/regions/${region.code}`)}>
                {region.name}
              </a>
            </li>
          ))}
        </ul>
      </section>

      <section className="door" aria-labelledby="mediateurs">
        <div className="stack">
          <h2 id="mediateurs">{words.mediators}</h2>
          <p>{words.mediatorsLead}</p>
        </div>
        <div className="stack">
          <a className="button" href={href('/mediation')}>
            {words.mediatorsDoor}
          </a>
          <a href={href('/rejoindre')}>{text.newcomer.door}</a>
        </div>
      </section>
    </div>
  );
}

/** The national counter: two figures against their targets, and how they were obtained. */
function Counter() {
  const { campaign, targets, totals } = useLoaderData<typeof loader>();
  const { text, locale, href } = useText();
  const words = text.home;
  if (!targets) return null;
  return (
    <section className="card ticket stack" aria-labelledby="compteur" data-island="live">
      <h2 id="compteur">{words.counter}</h2>
      <FrozenSince archivedAt={campaign?.archivedAt} />
      <Meter
        id="compteur-ateliers"
        value={totals.events}
        target={targets.events}
        label={targets.events > 0 ? words.events(formatNumber(targets.events, locale)) : words.eventsAlone}
      />
      <Meter
        id="compteur-participants"
        value={totals.participants.total}
        target={targets.participants}
        label={
          targets.participants > 0
            ? words.participants(formatNumber(targets.participants, locale))
            : words.participantsAlone
        }
      >
        <ParticipantsMakeUp participants={totals.participants} />
        <ToVerify count={totals.toVerify} />
      </Meter>
      <span role="status" className="visually-hidden" data-reads="compteur-participants" />
      <p>
        <a href={href('/chiffres')}>{words.figures}</a>
      </p>
    </section>
  );
}
