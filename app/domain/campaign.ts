import { addDays } from './local-time.ts';

/** A campaign: one awareness week, its days and what it aims at. */
export type Campaign = {
  id: string;
  slug: string;
  name: string;
  /** First and last day, local (YYYY-MM-DD). */
  startsOn: string;
  endsOn: string;
  targets: Targets;
  /** Since when (UTC) its figures stand as they were; null: they move. */
  archivedAt: string | null;
};

/** One to open. */
export type NewCampaign = Omit<Campaign, 'id' | 'archivedAt'>;

export type Targets = { events: number; seats: number; participants: number };

/** The campaign under way on `today` (YYYY-MM-DD), else the next one, else the latest; undefined when there is none. */
export function chooseCurrentCampaign<Dates extends { startsOn: string; endsOn: string }>(
  campaigns: readonly Dates[],
  today: string,
): Dates | undefined {
  const inOrder = [...campaigns].sort((one, other) => one.startsOn.localeCompare(other.startsOn));
  return (
    inOrder.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn) ??
    inOrder.find(({ startsOn }) => startsOn > today) ??
    inOrder.at(-1)
  );
}

/** The campaigns that share a day with another one: a session of that day could belong to either. */
export function listOverlaps<Dates extends { startsOn: string; endsOn: string }>(
  campaigns: readonly Dates[],
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): Dates[] {
  return campaigns.filter((campaign) => campaign.startsOn <= endsOn && startsOn <= campaign.endsOn);
}

/**
 * Which edition a session of that day belongs to: the one that holds the day; else, as long as none does, the current one
 * among those whose figures still move. Opening the edition of its day takes it over.
 */
export function campaignOfDay<Edition extends Pick<Campaign, 'startsOn' | 'endsOn' | 'archivedAt'>>(
  campaigns: readonly Edition[],
  day: string,
  today: string,
): Edition | undefined {
  return (
    campaigns.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn) ??
    chooseCurrentCampaign(
      campaigns.filter(({ archivedAt }) => archivedAt === null),
      today,
    ) ??
    chooseCurrentCampaign(campaigns, today)
  );
}

/**
 * Which edition a session belongs to once its day (YYYY-MM-DD) is changed: its own, unless another one holds that day and
 * its own does not. A published session of an archived edition stays where it counts.
 */
export function campaignAfterMove(
  campaigns: readonly Pick<Campaign, 'id' | 'startsOn' | 'endsOn' | 'archivedAt'>[],
  session: { campaignId: string; published: boolean },
  day: string,
): string {
  const own = campaigns.find(({ id }) => id === session.campaignId);
  if (session.published && own && own.archivedAt !== null) return session.campaignId;
  const holding = campaigns.filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  return (holding.find(({ id }) => id === session.campaignId) ?? holding[0])?.id ?? session.campaignId;
}

/**
 * From which day on (YYYY-MM-DD, Paris) the figures of an edition can be archived: the second after its last one, which
 * ends in French Polynesia when it is noon in Paris.
 */
export function archivableFrom({ endsOn }: Pick<Campaign, 'endsOn'>): string {
  return addDays(endsOn, 2);
}

export type ArchivingDecision = { kind: 'archive' } | { kind: 'archived-already' } | { kind: 'not-over' };

/** Whether the figures of an edition can be made to stand as they are, on the day `today` in Paris. */
export function decideArchiving(
  campaign: Pick<Campaign, 'endsOn' | 'archivedAt'>,
  today: string,
): ArchivingDecision {
  if (campaign.archivedAt !== null) return { kind: 'archived-already' };
  return today < archivableFrom(campaign) ? { kind: 'not-over' } : { kind: 'archive' };
}

/**
 * Shares a whole target between territories by their population. The shares are whole numbers that sum exactly to the
 * target (largest remainder; between equal remainders, the order of the codes). Without any population, shares are equal.
 */
export function shareTarget(
  target: number,
  territories: readonly { code: string; population: number }[],
): Map<string, number> {
  const inhabitants = territories.reduce((sum, { population }) => sum + population, 0);
  const weight = (population: number) =>
    inhabitants === 0 ? 1 / territories.length : population / inhabitants;
  const shares = territories.map(({ code, population }) => {
    const exact = target * weight(population);
    return { code, whole: Math.floor(exact), remainder: exact - Math.floor(exact) };
  });
  let left = target - shares.reduce((sum, { whole }) => sum + whole, 0);
  shares.sort((one, other) => other.remainder - one.remainder || (one.code < other.code ? -1 : 1));
  return new Map(shares.map(({ code, whole }) => [code, whole + (left-- > 0 ? 1 : 0)]));
}

/** The campaign's targets shared between territories; each column sums exactly to the national one. */
export function shareTargets(
  targets: Targets,
  territories: readonly { code: string; population: number }[],
): Map<string, Targets> {
  const events = shareTarget(targets.events, territories);
  const seats = shareTarget(targets.seats, territories);
  const participants = shareTarget(targets.participants, territories);
  return new Map(
    territories.map(({ code }) => [
      code,
      {
        events: events.get(code) ?? 0,
        seats: seats.get(code) ?? 0,
        participants: participants.get(code) ?? 0,
      },
    ]),
  );
}

export function sumTargets(all: Iterable<Targets>): Targets {
  const sum = { events: 0, seats: 0, participants: 0 };
  for (const targets of all) {
    sum.events += targets.events;
    sum.seats += targets.seats;
    sum.participants += targets.participants;
  }
  return sum;
}

type Need = { population: number; totals: { events: number }; targets: { events: number } };

/** Sorts territories by where something is most needed: those without any event (the populous first), then the furthest from their target. */
export function byNeed(one: Need, other: Need): number {
  const gap = ({ totals }: Need) => (totals.events === 0 ? 0 : 1);
  const share = ({ totals, targets }: Need) => (targets.events === 0 ? 1 : totals.events / targets.events);
  return gap(one) - gap(other) || share(one) - share(other) || other.population - one.population;
}
