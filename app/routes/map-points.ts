/**
 * `/carte.json`: what a map of sessions shows. Parameters: every search parameter of `/ateliers` (write them with
 * `searchAddress('/carte.json', parameters)`; after a widened search give the radius that was used), plus
 * `zoom` (0–18, default 6) and `bbox=west,south,east,north` (degrees; without it, everything that matches).
 *
 *     { "markers": [ { "lat": 46.17, "lon": 1.87, "count": 3, "kind": "venue" | "cluster",
 *                      "label": "Médiathèque, Guéret",
 *                      "href": "/lieux/…",                  // venues only
 *                      "bounds": [1.8, 46.1, 1.9, 46.2],    // clusters only: west, south, east, north; zoom there
 *                      "sessions": [ { "title": "…", "href": "/ateliers/…", "when": "mardi 18 mai, 14:00" } ]
 *                                                           // the five soonest; where they fit in a bubble
 *                    } ],
 *       "total": 3 }
 *
 * At most 300 markers; every session with a venue that matches is counted in exactly one, so the counts add up to
 * `total`. A cluster of venues at one point, which no zoom parts, has `sessions` too. `label` and `href` are in the
 * language of the address (`/en/carte.json`). An unknown or ambiguous place gives no marker: the page beside the map
 * says why.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { VenueMatches } from '#app/catalogue/catalogue.server.ts';
import { DEEPEST_ZOOM, groupMarkers, type MarkerGroup } from '#app/catalogue/map-markers.ts';
import { resolveSearch } from '#app/catalogue/resolve-search.server.ts';
import { formatInstant } from '#app/text/format.ts';
import { type Locale, localePath, textIn } from '#app/text/locale.ts';
import {
  listDepartmentNames,
  listSessionCards,
  listVenueNames,
  type SessionCard,
} from '#db/catalogue.server.ts';

const DEFAULT_ZOOM = 6;
const SESSIONS_PER_MARKER = 5;
/** Sessions are told only where few markers stand: a bubble of a whole country's map is not read. */
const MOST_MARKERS_WITH_SESSIONS = 120;
/** Two venues nearer than this, in degrees, stand at one address. */
const SAME_POINT = 0.00002;

export type MapMarker = {
  lat: number;
  lon: number;
  count: number;
  kind: 'venue' | 'cluster';
  label: string;
  href?: string;
  bounds?: [west: number, south: number, east: number, north: number];
  sessions?: { title: string; href: string; when: string }[];
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const resolved = await resolveSearch(query, context.connection);
  const groups =
    resolved.kind === 'found'
      ? groupMarkers(
          context.catalogue.groupByVenue(resolved.search, context.now(), SESSIONS_PER_MARKER, {
            within: readBox(query.get('bbox')),
          }),
          readZoom(query.get('zoom')),
        )
      : [];
  const telling = groups.filter(isOnePoint);
  const told = telling.length > MOST_MARKERS_WITH_SESSIONS ? [] : telling;
  const idsOf = new Map(told.map((group) => [group, soonestIds(group)]));
  const { connection, locale } = context;
  const [names, departments, cards] = await Promise.all([
    listVenueNames(
      connection,
      groups.flatMap((group) => group.venues[0]?.venueId ?? []),
    ),
    listDepartmentNames(connection),
    listSessionCards(connection, [...idsOf.values()].flat()),
  ]);
  const cardOf = new Map(cards.map((card) => [card.id, card]));

  const markers = groups.map((group): MapMarker => {
    const [densest] = group.venues;
    const venue = names.get(densest?.venueId ?? '');
    const sessions = idsOf.get(group)?.flatMap((id) => cardOf.get(id) ?? []);
    const common = {
      lat: rounded(group.latitude),
      lon: rounded(group.longitude),
      count: group.count,
      ...(sessions && { sessions: sessions.map((card) => toLine(card, locale)) }),
    };
    if (group.venues.length === 1 && venue) {
      return {
        ...common,
        kind: 'venue',
        label: `${venue.name}, ${venue.commune_name}`,
        href: localePath(locale, `/lieux/${venue.id}`),
      };
    }
    const where = isWide(group)
      ? departments.get(venue?.department_code ?? '')
      : venue && `${venue.commune_name} (${venue.department_code})`;
    const { west, south, east, north } = group.bounds;
    return {
      ...common,
      kind: 'cluster',
      label: textIn(locale).mapMarkers.around(where ?? densest?.departmentCode ?? ''),
      bounds: [rounded(west), rounded(south), rounded(east), rounded(north)],
    };
  });
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  return Response.json(
    { markers, total },
    { headers: { 'Cache-Control': 'public, max-age=0, s-maxage=30' } },
  );
}

function toLine(card: SessionCard, locale: Locale) {
  const day = formatInstant(card.startsAt, card.timeZone, locale, 'day');
  return {
    title: card.title,
    href: localePath(locale, `/ateliers/${card.slug}`),
    when: `${day}, ${formatInstant(card.startsAt, card.timeZone, locale, 'time')}`,
  };
}

/** The soonest of a marker whose venues share one point; venues come in no order of time, so each gives its first. */
function soonestIds({ venues }: MarkerGroup): string[] {
  const lists = venues.map((venue: VenueMatches) => venue.ids);
  const longest = Math.max(...lists.map((ids) => ids.length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((ids) => ids[place] ?? []))
    .flat()
    .slice(0, SESSIONS_PER_MARKER);
}

function isOnePoint({ bounds }: MarkerGroup): boolean {
  return bounds.east - bounds.west < SAME_POINT && bounds.north - bounds.south < SAME_POINT;
}

/** Wider than a town: its name is the département's. */
function isWide({ bounds }: MarkerGroup): boolean {
  return bounds.east - bounds.west > 0.2 || bounds.north - bounds.south > 0.2;
}

/** About a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function readZoom(text: string | null): number {
  const zoom = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(zoom) ? Math.max(0, Math.min(DEEPEST_ZOOM, Math.round(zoom))) : DEFAULT_ZOOM;
}

/** A box that cannot be read is none: the map then shows everything, which is never wrong. */
function readBox(text: string | null) {
  const numbers = text?.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))) ?? [];
  const [west, south, east, north] = numbers;
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return undefined;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite) || west > east || south > north)
    return undefined;
  return { west, south, east, north };
}
