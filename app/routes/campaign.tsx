import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FrozenSince } from '#app/components/frozen-since.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { SessionList } from '#app/components/session-card.tsx';
import { TotalsSummary } from '#app/components/totals-summary.tsx';
import { localDate } from '#app/domain/local-time.ts';
import { everySession } from '#app/domain/search.ts';
import { noTotals } from '#app/domain/totals.ts';
import { formatDay, formatNumber } from '#app/text/format.ts';
import { getCampaign, listCampaigns } from '#db/campaigns.server.ts';
import { listSessionCards } from '#db/catalogue.server.ts';
import { findFigures } from '#db/figures.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

const SHOWN = 10;

/** `/editions/:slug`: one edition, coming or past, with its totals. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { connection, catalogue } = context;
  const now = context.now();
  const campaign = await getCampaign(connection, params.slug ?? '');
  const search = { ...everySession, campaignId: campaign.id };
  const found = catalogue.search(search, now, { offset: 0, limit: SHOWN });
  const [figures, campaigns, cards] = await Promise.all([
    findFigures(connection, now, campaign.slug),
    listCampaigns(connection),
    listSessionCards(connection, found.ids),
  ]);
  const today = localDate(now.toISOString(), 'Europe/Paris');
  return {
    page: { title: campaign.name, canonical: `/editions/${campaign.slug}` },
    campaign,
    totals: figures?.totals ?? noTotals,
    targets: figures?.targets,
    cards,
    total: found.total,
    now: now.toISOString(),
    time:
      today < campaign.startsOn ? ('coming' as const) : today > campaign.endsOn ? ('over' as const) : null,
    others: campaigns.filter(({ id }) => id !== campaign.id).map(({ slug, name }) => ({ slug, name })),
  };
}

export default function Edition() {
  const { campaign, totals, targets, cards, total, now, time, others } = useLoaderData<typeof loader>();
  const { text, locale, href } = useText();
  const words = text.campaign;
  return (
    <>
      <PageHeading
        kicker={words.kicker}
        title={campaign.name}
        lead={`${words.days(formatDay(campaign.startsOn, locale), formatDay(campaign.endsOn, locale))}. ${time ? words[time] : ''}`}
      />
      <div className="stack-wide">
        <section className="stack" aria-labelledby="chiffres">
          <h2 id="chiffres">{text.territory.figures}</h2>
          <FrozenSince archivedAt={campaign.archivedAt} />
          <TotalsSummary totals={totals} {...(targets && { targets })} />
          <p>
            <a href={href(`/chiffres?edition=${campaign.slug}`)}>{text.home.figures}</a>
          </p>
        </section>
        {cards.length > 0 && (
          <section className="stack" aria-labelledby="ateliers">
            <h2 id="ateliers">{text.territory.sessions}</h2>
            <SessionList cards={cards} now={now} />
            <p>
              <a
                className="button button-quiet"
                href={href(`/ateliers?du=${campaign.startsOn}&au=${campaign.endsOn}`)}
              >
                {text.territory.all(formatNumber(total, locale))}
              </a>
            </p>
          </section>
        )}
        {others.length > 0 && (
          <section className="stack" aria-labelledby="editions">
            <h2 id="editions">{words.others}</h2>
            <ul className="chips">
              {others.map(({ slug, name }) => (
                <li key={slug}>
                  <a className="chip" href={href(`/editions/${slug}`)}>
                    {name}
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
