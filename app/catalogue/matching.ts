import { distanceInKilometres, KILOMETRES_PER_DEGREE } from '#app/domain/distance.ts';
import { foldPlace } from '#app/domain/folding.ts';
import { type MapTile, tileShift } from '#app/domain/map-tile.ts';
import type { Search } from '#app/domain/search.ts';
import {
  attendanceBits,
  audienceBits,
  CANCELLED,
  type Columns,
  dayNumber,
  formatBits,
  languageBits,
  SEATS_LEFT,
  STEP_FREE,
} from './columns.ts';

/** What the caller wants beside what the reader asked. */
export type SearchScope = {
  /** Cancelled sessions are left out of lists; feeds carry them as cancelled. */
  withCancelled?: boolean;
  /**
   * Sessions that ended by then are left out. By default `now`, or nothing when the search names its first day:
   * who asks for May gets the whole of May.
   */
  endsAfter?: Date;
  /** A tile of the map; sessions without a venue are then left out. */
  tile?: MapTile;
};

/** Calls `visit` for the slot of each session that matches, soonest first, with its distance in km (0 without a place). */
export function visitMatches(
  columns: Columns,
  search: Search,
  now: Date,
  scope: SearchScope,
  visit: (slot: number, distance: number) => void,
): void {
  const { ends, latitudes, longitudes, xs, ys, days, venues, programmes, campaigns, departments, regions } =
    columns.facts;
  const columnOfFlags = columns.facts.flags;
  const codes = readCodes(columns, search);
  if (codes === undefined) return;
  const endsAfter = scope.endsAfter?.getTime() ?? (search.from === undefined ? now.getTime() : -Infinity);
  const from = search.from === undefined ? 0 : dayNumber(search.from);
  const to = search.to === undefined ? 99_999_999 : dayNumber(search.to);
  const anyOf = [
    audienceBits(search.audiences),
    formatBits(search.formats),
    languageBits(search.languages),
    search.online ? attendanceBits(['online', 'both']) : 0,
  ].filter((mask) => mask !== 0);
  const allOf = (search.stepFree ? STEP_FREE : 0) | (search.withSeats ? SEATS_LEFT : 0);
  const noneOf = scope.withCancelled ? 0 : CANCELLED;
  const { near } = search;
  const { tile } = scope;
  const slots = tile ? columns.slotsAround(tile) : columns.order;
  const shift = tile ? tileShift(tile.zoom) : 0;
  const box = near && boxAround(near.latitude, near.radius);
  const anyDay = search.from === undefined && search.to === undefined;
  const hasWords = columns.text.matcher(foldPlace(search.words));

  for (let index = firstThatMayEndAfter(columns, slots, endsAfter); index < slots.length; index++) {
    const slot = slots[index] ?? 0;
    let distance = 0;
    // The place first: it leaves out most sessions by one number.
    if (near && box) {
      const latitude = latitudes[slot] ?? Number.NaN;
      const longitude = longitudes[slot] ?? Number.NaN;
      // Written so that NaN, a session without a venue, is outside.
      if (!(Math.abs(latitude - near.latitude) <= box.latitude)) continue;
      if (!(Math.abs(longitude - near.longitude) <= box.longitude)) continue;
      distance = distanceInKilometres(near.latitude, near.longitude, latitude, longitude);
      if (distance > near.radius) continue;
    }
    if (tile && ((xs[slot] ?? 0) >>> shift !== tile.column || (ys[slot] ?? 0) >>> shift !== tile.row))
      continue;
    if ((ends[slot] ?? 0) <= endsAfter) continue;
    const flags = columnOfFlags[slot] ?? 0;
    if ((flags & allOf) !== allOf || (flags & noneOf) !== 0) continue;
    if (!anyDay) {
      const day = days[slot] ?? 0;
      if (day < from || day > to) continue;
    }
    if (codes.department !== undefined && departments[slot] !== codes.department) continue;
    if (codes.region !== undefined && regions[slot] !== codes.region) continue;
    if (codes.venue !== undefined && venues[slot] !== codes.venue) continue;
    if (codes.campaign !== undefined && campaigns[slot] !== codes.campaign) continue;
    if (codes.programmes && !codes.programmes.has(programmes[slot] ?? 0)) continue;
    if (anyOf.length > 0 && !meetsEach(flags, anyOf)) continue;
    if (hasWords && !hasWords(slot)) continue;
    visit(slot, distance);
  }
}

function meetsEach(flags: number, masks: number[]): boolean {
  for (const mask of masks) if ((flags & mask) === 0) return false;
  return true;
}

/** The numbers of what is asked by text; undefined when no session can match. */
function readCodes({ codes }: Columns, search: Search) {
  const department =
    search.departmentCode === undefined ? undefined : (codes.departments.find(search.departmentCode) ?? null);
  const region =
    search.regionCode === undefined ? undefined : (codes.regions.find(search.regionCode) ?? null);
  const venue = search.venueId === undefined ? undefined : (codes.venues.find(search.venueId) ?? null);
  const campaign =
    search.campaignId === undefined ? undefined : (codes.campaigns.find(search.campaignId) ?? null);
  if (department === null || region === null || venue === null || campaign === null) return undefined;
  const programmes =
    search.programmes.length === 0
      ? undefined
      : new Set(search.programmes.flatMap((slug) => codes.programmes.find(slug) ?? []));
  return { department, region, venue, campaign, programmes };
}

/** Half the height and width, in degrees, of a box that holds the circle; a little larger, never smaller. */
function boxAround(latitude: number, radius: number): { latitude: number; longitude: number } {
  const height = (radius / KILOMETRES_PER_DEGREE) * 1.001;
  const poleward = Math.min(89, Math.abs(latitude) + height);
  return { latitude: height, longitude: height / Math.cos((poleward * Math.PI) / 180) };
}

/** Where to begin in slots by their starts: no session before it can still be under way at `instant`. */
function firstThatMayEndAfter({ facts, longest }: Columns, slots: Uint32Array, instant: number): number {
  const earliest = instant - longest;
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((facts.starts[slots[middle] ?? 0] ?? 0) < earliest) low = middle + 1;
    else high = middle;
  }
  return low;
}
