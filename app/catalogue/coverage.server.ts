/**
 * How far each commune is from the sessions of a campaign. Kept in memory and made anew only when a venue gains its
 * first session or loses its last one: signing up changes nothing of it. Each process makes its own.
 */
import { setImmediate } from 'node:timers/promises';
import type { Campaign } from '#app/domain/campaign.ts';
import {
  type CountedCommune,
  type Covered,
  coverageByDepartment,
  coveringSessions,
  exactShare,
  fillDistances,
  makeNearestDistance,
  type Positions,
} from '#app/domain/coverage.ts';
import { localDate } from '#app/domain/local-time.ts';
import type { Connection } from '#db/connection.server.ts';
import { listCountedCommunes } from '#db/places.server.ts';
import type { Catalogue } from './catalogue.server.ts';

export type Coverage = {
  /** Of which sessions: those to come, or all that a campaign held that is over. */
  sessions: 'coming' | 'held';
  communes: readonly CountedCommune[];
  /** Kilometres to the nearest session, in the order of the communes; Infinity when there is none at all. */
  distances: Float64Array;
  byDepartment: ReadonlyMap<string, Covered>;
  /** See `exactShare`. */
  exact: number;
  /** Where the sessions are held. */
  positions: Positions;
};

type Kept = { positions: Positions; coverage: Promise<Coverage> };

/** By catalogue, then by campaign. */
const kept = new WeakMap<Catalogue, Map<string, Kept>>();

/** Communes that are measured without a pause: some milliseconds, so that requests do not wait for the whole country. */
const AT_ONCE = 1000;
const BEGINNING = new Date(0);

/** The coverage of a campaign as its published sessions stand now. */
export async function findCoverage(
  { catalogue, connection }: { catalogue: Catalogue; connection: Connection },
  campaign: Pick<Campaign, 'id' | 'endsOn'>,
  now: Date,
): Promise<Coverage> {
  const sessions = coveringSessions(campaign, localDate(now.toISOString(), 'Europe/Paris'));
  const positions = catalogue.listPositions(campaign.id, sessions === 'held' ? BEGINNING : now);
  const campaigns = kept.get(catalogue) ?? new Map<string, Kept>();
  kept.set(catalogue, campaigns);
  const key = `${campaign.id} ${sessions}`;
  const known = campaigns.get(key);
  if (known && areSame(known.positions, positions)) return known.coverage;
  const coverage = measure(connection, sessions, positions).catch((error: unknown) => {
    // A database that did not answer once is asked again by the next reader.
    if (campaigns.get(key)?.coverage === coverage) campaigns.delete(key);
    throw error;
  });
  campaigns.set(key, { positions, coverage });
  return coverage;
}

async function measure(
  connection: Connection,
  sessions: Coverage['sessions'],
  positions: Positions,
): Promise<Coverage> {
  const communes = await listCountedCommunes(connection);
  const nearest = makeNearestDistance(positions);
  const distances = new Float64Array(communes.length);
  for (let start = 0; start < communes.length; start += AT_ONCE) {
    fillDistances(communes, nearest, distances, start, Math.min(start + AT_ONCE, communes.length));
    await setImmediate();
  }
  return {
    sessions,
    communes,
    distances,
    byDepartment: coverageByDepartment(communes, distances),
    exact: exactShare(communes),
    positions,
  };
}

function areSame(one: Positions, other: Positions): boolean {
  return (
    one.latitudes.length === other.latitudes.length &&
    one.latitudes.every((latitude, place) => latitude === other.latitudes[place]) &&
    one.longitudes.every((longitude, place) => longitude === other.longitudes[place])
  );
}
