/** From what an address asks to what the catalogue looks for: the one step that needs the places of the database. */
import { localDate } from '#app/domain/local-time.ts';
import type { Place } from '#app/domain/place.ts';
import {
  DEFAULT_RADIUS,
  everySession,
  readSearchParameters,
  type Search,
  type SearchParameters,
  type SearchProblem,
  widerRadius,
} from '#app/domain/search.ts';
import { timeZoneOfDepartment } from '#app/domain/territory.ts';
import { findTerritoryName } from '#db/catalogue.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { findDepartmentCode, resolvePlace } from '#db/places.server.ts';
import type { Catalogue, Found, SearchScope } from './catalogue.server.ts';

const PARIS = 'Europe/Paris';

export type ResolvedSearch = {
  /** What was asked, as it could be read: links and the form are written from it. */
  parameters: SearchParameters;
  /** What could not be used, for `text.searchProblems`. */
  problems: SearchProblem[];
  /** IANA zone of where the search looks; Paris's when it looks everywhere. */
  timeZone: string;
} & SearchOutcome;

export type SearchOutcome =
  | {
      kind: 'found';
      search: Search;
      /** What `lieu` led to; undefined without one (a position or nothing was given). */
      place: Place | undefined;
      /** What `departement` or `region`, or a `lieu` that names one, limits the search to. */
      territory: Territory | undefined;
    }
  /** Several places bear the name: `searchAtPlace(parameters, place)` is the search at one of them. */
  | { kind: 'choice'; places: Place[] }
  | { kind: 'unknown' };

export type Territory = { kind: 'department' | 'region'; code: string; name: string };

/**
 * Reads the parameters of a search and finds its place. `/ateliers`, the calendar, the map and the API all come
 * through here, so that one query means one thing. Never throws for what was typed.
 */
export async function resolveSearch(query: URLSearchParams, connection: Connection): Promise<ResolvedSearch> {
  const { parameters, problems } = readSearchParameters(query);
  const answer = parameters.place === '' ? undefined : await resolvePlace(connection, parameters.place);
  if (answer && answer.kind !== 'found') return { parameters, problems, timeZone: PARIS, ...answer };
  const place = answer?.place;

  const search = limitToPlace(parameters, place);
  const territory = await findTerritory(connection, search);
  if (territory === 'unknown') {
    // A well-formed code that no territory has: say so, and search without it rather than find nothing.
    problems.push(parameters.departmentCode === undefined ? 'region' : 'departement');
    const without = { ...parameters, departmentCode: undefined, regionCode: undefined };
    const everywhere = limitToPlace(without, place);
    const timeZone = await findTimeZone(connection, everywhere, place);
    const outcome = { search: everywhere, place, territory: undefined, timeZone };
    return { kind: 'found', parameters: without, problems, ...outcome };
  }
  const timeZone = await findTimeZone(connection, search, place);
  return { kind: 'found', parameters, problems, search, place, territory, timeZone };
}

/**
 * Which sessions a page of coming ones leaves out: those that are over. A search that names days gone by shows them
 * all; one from today on, as a calendar shows it where the search looks, begins with what can still be joined.
 */
export function comingSessions(
  { search, timeZone }: { search: Search; timeZone: string },
  now: Date,
): SearchScope {
  if (search.from === undefined) return {};
  return search.from >= localDate(now.toISOString(), timeZone) ? { endsAfter: now } : {};
}

/** A search that found nothing around its place is tried again farther away: 20, 50, then 100 km. */
export function searchWidening(
  catalogue: Catalogue,
  search: Search,
  now: Date,
  page: { offset: number; limit: number },
  scope?: SearchScope,
): {
  found: Found;
  /** The search that was answered: its radius is the one that was used. */
  search: Search;
  widened: boolean;
} {
  const found = catalogue.search(search, now, page, scope);
  const wider = search.near && found.total === 0 ? widerRadius(search.near.radius) : undefined;
  if (search.near === undefined || wider === undefined) return { found, search, widened: false };
  const near = { ...search.near, radius: wider };
  return { ...searchWidening(catalogue, { ...search, near }, now, page, scope), widened: true };
}

function limitToPlace(parameters: SearchParameters, place: Place | undefined): Search {
  const { place: _typed, position, radius = DEFAULT_RADIUS, page: _page, ...asked } = parameters;
  const search: Search = { ...everySession, ...asked };
  // What is followed online is as near to one place as to another.
  if (search.online) return search;
  switch (place?.kind) {
    case 'department':
      return { ...search, departmentCode: place.code };
    case 'region':
      return { ...search, regionCode: place.code };
    case 'commune':
    case 'postcode':
      return { ...search, near: { latitude: place.latitude, longitude: place.longitude, radius } };
    case undefined:
      return position ? { ...search, near: { ...position, radius } } : search;
  }
}

/** The zone of the département that the search looks in or around. */
async function findTimeZone(
  connection: Connection,
  search: Search,
  place: Place | undefined,
): Promise<string> {
  const code =
    search.departmentCode ??
    place?.departmentCode ??
    (search.near || search.regionCode !== undefined
      ? await findDepartmentCode(connection, { near: search.near, regionCode: search.regionCode })
      : undefined);
  return code === undefined ? PARIS : timeZoneOfDepartment(code);
}

async function findTerritory(
  connection: Connection,
  { departmentCode, regionCode }: Search,
): Promise<Territory | 'unknown' | undefined> {
  const kind = departmentCode === undefined ? 'region' : 'department';
  const code = departmentCode ?? regionCode;
  if (code === undefined) return undefined;
  const name = await findTerritoryName(connection, kind, code);
  return name === undefined ? 'unknown' : { kind, code, name };
}
