import { localDate } from '#app/domain/local-time.ts';
import {
  expectedShares,
  type PreviousEdition,
  paceFigures,
  previousEdition,
  trendDays,
} from '#app/domain/pace.ts';
import type { Place } from '#app/domain/permission.ts';
import { weekRates } from '#app/domain/week-rates.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import { listDailyCounts } from '#db/daily-counts.server.ts';
import { type Figures, figuresOf } from '#db/figures.server.ts';
import { getWeekCounts } from '#db/week-counts.server.ts';

/** Where a campaign stands in a territory: its figures, their pace, how they came day by day, and its rates. */
export async function loadWeek({ connection, now }: RequestContext, figures: Figures, place: Place) {
  const { campaign } = figures;
  const instant = now();
  const today = localDate(instant.toISOString(), 'Europe/Paris');
  const previous = previousEdition(await listCampaigns(connection), campaign);
  const editions = [campaign.id, ...(previous ? [previous.id] : [])];
  const [here, inCountry, counts] = await Promise.all([
    listDailyCounts(connection, editions, place),
    previous && listDailyCounts(connection, [previous.id], { kind: 'country' }),
    getWeekCounts(connection, campaign.id, place, instant),
  ]);
  const { totals, targets, origins } = figuresOf(figures, place);
  const reached = {
    events: totals.events,
    seats: totals.seatsOffered,
    participants: totals.participants.total,
  };
  const edition = (days: Awaited<ReturnType<typeof listDailyCounts>> | undefined): PreviousEdition => ({
    startsOn: previous?.startsOn ?? '',
    endsOn: previous?.endsOn ?? '',
    days: days?.get(previous?.id ?? '') ?? [],
  });
  const expected = expectedShares(
    campaign,
    today,
    previous && { territory: edition(here), country: edition(inCountry) },
  );
  const standing = { events: reached.events, seats: reached.seats, registered: counts.registered };
  return {
    campaign: {
      name: campaign.name,
      startsOn: campaign.startsOn,
      endsOn: campaign.endsOn,
      archivedAt: campaign.archivedAt,
    },
    today,
    totals,
    targets,
    origins,
    basis: expected.basis,
    previous: previous?.name,
    pace: paceFigures(reached, targets, expected),
    trend: trendDays(here.get(campaign.id) ?? [], standing, campaign, today),
    counts,
    rates: weekRates(counts),
  };
}

export type LoadedWeek = Awaited<ReturnType<typeof loadWeek>>;
