/**
 * Published sessions as columns: one typed array per fact, one place ("slot") per session, and the slots in the
 * order of their starts. A slot keeps its session while it is published, so what changes one fact touches one slot.
 */
import { gridPosition, type MapTile, NOWHERE } from '#app/domain/map-tile.ts';
import { attendances, audiences, availability, formats, languages } from '#app/domain/session.ts';
import type { CatalogueRow } from '#db/catalogue.server.ts';
import { type Codes, makeCodes } from './codes.ts';
import { makeTextIndex, type TextIndex } from './text-index.ts';
import { makeTileIndex, type TileIndex } from './tile-index.ts';

/** The bits of `flags`: one per audience, format, language and attendance, then single facts. */
const FORMAT_BIT = audiences.length;
const LANGUAGE_BIT = FORMAT_BIT + formats.length;
const ATTENDANCE_BIT = LANGUAGE_BIT + languages.length;
const FACT_BIT = ATTENDANCE_BIT + attendances.length;
export const STEP_FREE = 1 << FACT_BIT;
export const SEATS_LEFT = 1 << (FACT_BIT + 1);
export const CANCELLED = 1 << (FACT_BIT + 2);
/** `flags` has 32 bits; a vocabulary that outgrows them needs a second column, and this says so at start. */
if (FACT_BIT + 3 > 31) throw new Error('The flags of the catalogue need more than 31 bits.');

export const audienceBits = (codes: readonly string[]) => bits(audiences, 0, codes);
export const formatBits = (codes: readonly string[]) => bits(formats, FORMAT_BIT, codes);
export const languageBits = (codes: readonly string[]) => bits(languages, LANGUAGE_BIT, codes);
export const attendanceBits = (codes: readonly string[]) => bits(attendances, ATTENDANCE_BIT, codes);

function bits(vocabulary: readonly string[], firstBit: number, codes: readonly string[]): number {
  let mask = 0;
  for (const code of codes) {
    const place = vocabulary.indexOf(code);
    if (place >= 0) mask |= 1 << (firstBit + place);
  }
  return mask;
}

/** Facts of fixed size; all arrays have the same length. */
type Facts = {
  /** Milliseconds since 1970. */
  starts: Float64Array;
  ends: Float64Array;
  /** Degrees; NaN for a session without a venue. */
  latitudes: Float64Array;
  longitudes: Float64Array;
  /** The same on the grid of the map's tiles; `NOWHERE` for a session without a venue. */
  xs: Uint32Array;
  ys: Uint32Array;
  /** The local day as the number YYYYMMDD. */
  days: Uint32Array;
  flags: Uint32Array;
  /** Numbers of the texts in `codes`. */
  venues: Uint32Array;
  programmes: Uint16Array;
  campaigns: Uint16Array;
  departments: Uint16Array;
  regions: Uint16Array;
  languages: Uint16Array;
  timeZones: Uint16Array;
};

export type Columns = {
  readonly facts: Facts;
  readonly ids: readonly string[];
  /** What no other session has, and no search asks for. */
  readonly slugs: readonly string[];
  readonly titles: readonly string[];
  readonly codes: {
    venues: Codes;
    programmes: Codes;
    campaigns: Codes;
    departments: Codes;
    regions: Codes;
    languages: Codes;
    timeZones: Codes;
  };
  readonly text: TextIndex;
  /** Slots by start, then id. */
  readonly order: Uint32Array;
  /** Those in a tile of the map and some around it, in the same order; all of them for a wide one. */
  slotsAround(tile: MapTile): Uint32Array;
  /** Milliseconds of the longest session: how far back one that has not ended may have started. */
  readonly longest: number;
  /** Takes rows as they now are: published ones come or change, others leave. */
  apply(rows: CatalogueRow[]): void;
  /** Numbers the slots in the order of the starts: a search then reads memory in sequence, five times as fast. */
  settle(): void;
};

/** `YYYY-MM-DD` as the number YYYYMMDD. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

export function makeColumns(): Columns {
  const codes = {
    venues: makeCodes(),
    programmes: makeCodes(),
    campaigns: makeCodes(),
    departments: makeCodes(),
    regions: makeCodes(),
    languages: makeCodes(),
    timeZones: makeCodes(),
  };
  const text = makeTextIndex();
  const ids: string[] = [];
  const slugs: string[] = [];
  const titles: string[] = [];
  const slots = new Map<string, number>();
  const free: number[] = [];
  let facts = makeFacts(1024);
  let order = new Uint32Array(0);
  let longest = 0;
  /** Made when a map asks, dropped when a session comes, leaves, or moves in space or time. */
  let tiles: TileIndex | undefined;

  function slotFor(id: string): number {
    const slot = free.pop() ?? ids.length;
    if (slot >= facts.starts.length) facts = grow(facts);
    ids[slot] = id;
    slots.set(id, slot);
    return slot;
  }

  function put(slot: number, row: CatalogueRow) {
    const start = Date.parse(row.starts_at);
    const end = Date.parse(row.ends_at);
    longest = Math.max(longest, end - start);
    facts.starts[slot] = start;
    facts.ends[slot] = end;
    facts.latitudes[slot] = row.latitude ?? Number.NaN;
    facts.longitudes[slot] = row.longitude ?? Number.NaN;
    const { x, y } = gridOf(row);
    if (facts.xs[slot] !== x || facts.ys[slot] !== y) tiles = undefined;
    facts.xs[slot] = x;
    facts.ys[slot] = y;
    facts.days[slot] = dayNumber(row.local_date);
    facts.flags[slot] = flagsOf(row);
    facts.venues[slot] = codes.venues.of(row.venue_id);
    facts.programmes[slot] = codes.programmes.of(row.programme_slug);
    facts.campaigns[slot] = codes.campaigns.of(row.campaign_id);
    facts.departments[slot] = codes.departments.of(row.department_code);
    facts.regions[slot] = codes.regions.of(row.region_code);
    facts.languages[slot] = codes.languages.of(row.language);
    facts.timeZones[slot] = codes.timeZones.of(row.time_zone);
    slugs[slot] = row.slug;
    titles[slot] = row.title;
    text.put(slot, row.search_text);
  }

  const earlier = (one: number, other: number) =>
    (facts.starts[one] ?? 0) - (facts.starts[other] ?? 0) || ((ids[one] ?? '') < (ids[other] ?? '') ? -1 : 1);

  return {
    get facts() {
      return facts;
    },
    ids,
    slugs,
    titles,
    codes,
    text,
    get order() {
      return order;
    },
    slotsAround(tile) {
      tiles ??= makeTileIndex(order, facts.xs, facts.ys);
      return tiles.slotsAround(tile) ?? order;
    },
    get longest() {
      return longest;
    },
    apply(rows) {
      const leaving = new Set<number>();
      const coming: number[] = [];
      for (const row of rows) {
        const known = slots.get(row.id);
        if (row.published_at === null) {
          if (known === undefined) continue;
          leaving.add(known);
          slots.delete(row.id);
          text.drop(known);
          continue;
        }
        if (known !== undefined && facts.starts[known] === Date.parse(row.starts_at)) {
          put(known, row);
          continue;
        }
        if (known !== undefined) leaving.add(known);
        const slot = known ?? slotFor(row.id);
        put(slot, row);
        coming.push(slot);
      }
      if (leaving.size === 0 && coming.length === 0) return;
      const staying = leaving.size === 0 ? order : order.filter((slot) => !leaving.has(slot));
      order = merge(staying, coming.sort(earlier), earlier);
      tiles = undefined;
      // Only now may a slot be used again: until here `leaving` names it.
      for (const slot of leaving) if (slots.get(ids[slot] ?? '') !== slot) free.push(slot);
    },
    settle() {
      facts = reorder(facts, order);
      for (const texts of [ids, slugs, titles]) {
        const sorted = Array.from(order, (slot) => texts[slot] ?? '');
        texts.length = 0;
        for (const each of sorted) texts.push(each);
      }
      slots.clear();
      for (const [slot, id] of ids.entries()) slots.set(id, slot);
      free.length = 0;
      text.reorder(order);
      order = Uint32Array.from(order.keys());
      tiles = undefined;
    },
  };
}

function gridOf({ latitude, longitude }: CatalogueRow): { x: number; y: number } {
  if (latitude === null || longitude === null) return { x: NOWHERE, y: NOWHERE };
  return gridPosition({ latitude, longitude });
}

function flagsOf(row: CatalogueRow): number {
  const label = availability({
    entry: row.entry,
    capacity: row.capacity,
    seatsTaken: row.seats_taken,
    seatsHeld: row.seats_held,
  });
  return (
    audienceBits([row.audience]) |
    formatBits([row.format]) |
    languageBits([row.language]) |
    attendanceBits([row.attendance]) |
    (row.step_free_since === null ? 0 : STEP_FREE) |
    (label === 'full' ? 0 : SEATS_LEFT) |
    (row.cancelled_at === null ? 0 : CANCELLED)
  );
}

/** Two sorted lists of slots as one. */
function merge(
  one: Uint32Array,
  other: number[],
  earlier: (one: number, other: number) => number,
): Uint32Array<ArrayBuffer> {
  const merged = new Uint32Array(one.length + other.length);
  let ofOne = 0;
  let ofOther = 0;
  for (let index = 0; index < merged.length; index++) {
    const first = one[ofOne];
    const second = other[ofOther];
    if (second === undefined || (first !== undefined && earlier(first, second) < 0)) {
      merged[index] = first ?? 0;
      ofOne++;
    } else {
      merged[index] = second;
      ofOther++;
    }
  }
  return merged;
}

function makeFacts(capacity: number): Facts {
  return {
    starts: new Float64Array(capacity),
    ends: new Float64Array(capacity),
    latitudes: new Float64Array(capacity),
    longitudes: new Float64Array(capacity),
    xs: new Uint32Array(capacity),
    ys: new Uint32Array(capacity),
    days: new Uint32Array(capacity),
    flags: new Uint32Array(capacity),
    venues: new Uint32Array(capacity),
    programmes: new Uint16Array(capacity),
    campaigns: new Uint16Array(capacity),
    departments: new Uint16Array(capacity),
    regions: new Uint16Array(capacity),
    languages: new Uint16Array(capacity),
    timeZones: new Uint16Array(capacity),
  };
}

function grow(facts: Facts): Facts {
  const grown = makeFacts(Math.ceil(facts.starts.length * 1.5));
  for (const name of factNames) grown[name].set(facts[name]);
  return grown;
}

/** The facts of the slots in `order`, in that order. */
function reorder(facts: Facts, order: Uint32Array): Facts {
  const reordered = makeFacts(facts.starts.length);
  for (const name of factNames) {
    const from = facts[name];
    const to = reordered[name];
    for (let slot = 0; slot < order.length; slot++) to[slot] = from[order[slot] ?? 0] ?? 0;
  }
  return reordered;
}

const factNames = [
  'starts',
  'ends',
  'latitudes',
  'longitudes',
  'xs',
  'ys',
  'days',
  'flags',
  'venues',
  'programmes',
  'campaigns',
  'departments',
  'regions',
  'languages',
  'timeZones',
] as const satisfies (keyof Facts)[];
