/**
 * The catalogue: every published session of every edition as columns in memory, cancelled ones included and drafts
 * never. It answers searches without the database, follows it by a version number, and takes only what changed.
 */
import type { Positions } from '#app/domain/coverage.ts';
import { type Bounds, type MapTile, METROPOLE } from '#app/domain/map-tile.ts';
import { DISTANCE_BAND_COUNT, distanceBand, everySession, type Search } from '#app/domain/search.ts';
import { listChangedRows, readCatalogueRows } from '#db/catalogue.server.ts';
import { readCatalogueVersion } from '#db/catalogue-versions.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { attendanceBits, makeColumns } from './columns.ts';
import { type MapCell, makeCellCounter, makeExtent, type ToldSessions } from './map-cells.ts';
import { type SearchScope, visitMatches } from './matching.ts';

export type { SearchScope } from './matching.ts';

/** How often another process's changes are looked for, in milliseconds. */
const WATCH_EVERY = 250;

/** The sessions of one venue that match a search. */
export type VenueMatches = {
  venueId: string;
  latitude: number;
  longitude: number;
  departmentCode: string;
  count: number;
  /** The soonest ones, at most as many as asked. */
  ids: string[];
};

export type Found = {
  /** How many sessions match, whatever the page. */
  total: number;
  ids: string[];
  /** Kilometres of each of `ids` from the place; undefined when the search names none. */
  distances: number[] | undefined;
};

export type Catalogue = {
  /** The version of the database that searches answer from. Grows with each change that the public sees. */
  readonly version: number;
  /** How many sessions it holds. */
  readonly size: number;
  /**
   * One page of the sessions that match: nearest and soonest first (see `distanceBand`) when the search names a place, else soonest
   * first. Sessions that ended and cancelled ones are left out unless `scope` says otherwise.
   */
  search(search: Search, now: Date, page: { offset: number; limit: number }, scope?: SearchScope): Found;
  /** Every matching id in the order of `search`: what feeds carry. */
  listIds(search: Search, now: Date, scope?: SearchScope): string[];
  /** The id of a published session whose id ends with these signs, cancelled or over as it may be. */
  findIdByEnding(ending: string): string | undefined;
  /** The matching sessions by venue, in the order of their soonest session; online ones are left out. */
  groupByVenue(search: Search, now: Date, sessionsPerVenue: number, scope?: SearchScope): VenueMatches[];
  /** The matching sessions of a tile of the map by cell; each is in one tile of a zoom and one cell. */
  countCells(search: Search, now: Date, tile: MapTile, told: ToldSessions, scope?: SearchScope): MapCell[];
  /** The box around the venues of a search, of those in metropolitan France when there are any; undefined for none. */
  findExtent(search: Search, now: Date, scope?: SearchScope): Bounds | undefined;
  /** Where the sessions of a campaign that end after an instant are held, each venue once; not those only online. */
  listPositions(campaignId: string, endsAfter: Date): Positions;
  /**
   * Takes what changed in the database since; call it after a commit that raised the version. What was committed
   * before the call is seen when the promise resolves. Calls that come together are one.
   */
  refresh(): Promise<void>;
  /** Looks for other processes' changes from now on; a database that does not answer is logged and tried again. */
  watch(): void;
  /** Stops watching, and waits for a refresh that is under way. */
  close(): Promise<void>;
};

/** Reads every published session, in batches, and answers the catalogue. */
export async function loadCatalogue(connection: Connection): Promise<Catalogue> {
  const columns = makeColumns();
  // Read first: what is committed during the load has a higher version and comes with the next refresh.
  let version = await readCatalogueVersion(connection);
  for await (const rows of readCatalogueRows(connection)) columns.apply(rows);
  columns.settle();

  async function takeChanges() {
    const current = await readCatalogueVersion(connection);
    if (current === version) return;
    const changed = await listChangedRows(connection, version);
    // No await between these: a search sees all of a refresh or nothing of it.
    columns.apply(changed);
    version = current;
  }

  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;

  function startRefresh(): Promise<void> {
    running = takeChanges().finally(() => {
      running = undefined;
    });
    return running;
  }

  function refresh(): Promise<void> {
    if (running === undefined) return startRefresh();
    // The one under way may have read the version before the caller's commit: the next one serves all who wait.
    const waitFor = running;
    following ??= waitFor
      .catch(() => undefined)
      .then(() => {
        following = undefined;
        return startRefresh();
      });
    return following;
  }

  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let failing = false;

  function watchAgain() {
    if (closed) return;
    timer = setTimeout(() => {
      refresh()
        .then(
          () => {
            if (failing) console.info('The catalogue follows the database again.');
            failing = false;
          },
          (error: unknown) => {
            // Once, not four times a second: the searches go on from what is in memory.
            if (!failing) console.error('The catalogue cannot follow the database, and tries again.', error);
            failing = true;
          },
        )
        .finally(watchAgain);
    }, WATCH_EVERY);
    timer.unref();
  }

  function searchPage(
    search: Search,
    now: Date,
    { offset, limit }: { offset: number; limit: number },
    scope: SearchScope = {},
  ): Found {
    const bands = Array.from({ length: DISTANCE_BAND_COUNT }, () => ({
      slots: [] as number[],
      distances: [] as number[],
    }));
    const wanted = offset + limit;
    let total = 0;
    // Sessions come soonest first, so putting each behind the others of its band sorts them.
    visitMatches(columns, search, now, scope, (slot, distance) => {
      total++;
      const band = bands[distanceBand(distance)];
      if (band === undefined || band.slots.length >= wanted) return;
      band.slots.push(slot);
      band.distances.push(distance);
    });
    const ids: string[] = [];
    const distances: number[] = [];
    let position = 0;
    for (const band of bands) {
      for (let index = 0; index < band.slots.length && position < wanted; index++, position++) {
        if (position < offset) continue;
        ids.push(columns.ids[band.slots[index] ?? 0] ?? '');
        distances.push(band.distances[index] ?? 0);
      }
    }
    return { total, ids, distances: search.near ? distances : undefined };
  }

  return {
    get version() {
      return version;
    },
    get size() {
      return columns.order.length;
    },

    search: searchPage,

    listIds(search, now, scope = {}) {
      return searchPage(search, now, { offset: 0, limit: Number.POSITIVE_INFINITY }, scope).ids;
    },

    findIdByEnding(ending) {
      for (const slot of columns.order) {
        const id = columns.ids[slot];
        if (id?.endsWith(ending)) return id;
      }
      return undefined;
    },

    groupByVenue(search, now, sessionsPerVenue, scope = {}) {
      const groups = new Map<number, VenueMatches>();
      const { facts, codes } = columns;
      visitMatches(columns, search, now, scope, (slot) => {
        const venue = facts.venues[slot] ?? 0;
        if (venue === 0) return;
        let group = groups.get(venue);
        if (group === undefined) {
          group = {
            venueId: codes.venues.text(venue) ?? '',
            latitude: facts.latitudes[slot] ?? 0,
            longitude: facts.longitudes[slot] ?? 0,
            departmentCode: codes.departments.text(facts.departments[slot] ?? 0) ?? '',
            count: 0,
            ids: [],
          };
          groups.set(venue, group);
        }
        group.count++;
        if (group.ids.length < sessionsPerVenue) group.ids.push(columns.ids[slot] ?? '');
      });
      return [...groups.values()];
    },

    countCells(search, now, tile, told, scope = {}) {
      const counter = makeCellCounter(columns, tile, told);
      visitMatches(columns, search, now, { ...scope, tile }, counter.add);
      return counter.cells();
    },

    findExtent(search, now, scope = {}) {
      const extent = makeExtent(columns, METROPOLE);
      visitMatches(columns, search, now, scope, extent.add);
      return extent.bounds();
    },

    listPositions(campaignId, endsAfter) {
      const { facts, codes } = columns;
      const inVenue = attendanceBits(['on_site', 'both']);
      // By venue, not by session: the order of these changes whenever one is over.
      const latitudes = new Float64Array(codes.venues.size).fill(Number.NaN);
      const longitudes = new Float64Array(codes.venues.size);
      visitMatches(columns, { ...everySession, campaignId }, endsAfter, { endsAfter }, (slot) => {
        const venue = facts.venues[slot] ?? 0;
        if (venue === 0 || ((facts.flags[slot] ?? 0) & inVenue) === 0) return;
        latitudes[venue] = facts.latitudes[slot] ?? Number.NaN;
        longitudes[venue] = facts.longitudes[slot] ?? Number.NaN;
      });
      const isUsed = (_: number, venue: number) => !Number.isNaN(latitudes[venue]);
      return { longitudes: longitudes.filter(isUsed), latitudes: latitudes.filter(isUsed) };
    },

    refresh,
    watch() {
      if (timer === undefined) watchAgain();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await (following ?? running)?.catch(() => undefined);
    },
  };
}
