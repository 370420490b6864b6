/**
 * A search for sessions: what the public address says (`SearchParameters`), what the catalogue answers (`Search`),
 * and the order of the answer. The parameters are the same for `/ateliers`, `/calendrier.ics`, `/carte/…` and
 * `/api/v1/sessions`; their names are stable.
 */
import { DateTime } from 'luxon';
import type { Point } from './distance.ts';
import { foldPlace } from './folding.ts';
import type { Place } from './place.ts';
import { DEFAULT_RADIUS, MAXIMUM_RADIUS, MINIMUM_RADIUS } from './search-radius.ts';
import { type Audience, audiences, type Format, formats, type Language, languages } from './session.ts';

export { DEFAULT_RADIUS, MAXIMUM_RADIUS, MINIMUM_RADIUS };
/** Longest text of `q` and of `lieu`. */
export const LONGEST_WORDS = 200;
export const LAST_PAGE = 10_000;
/** The radii, in kilometres, that a search which found nothing tries next. */
const WIDER_RADII = [20, 50, 100];
/** Upper bounds of the distance bands, in kilometres; farther is one more band. */
const DISTANCE_BANDS = [5, 10, 20, 50] as const;
export const DISTANCE_BAND_COUNT = DISTANCE_BANDS.length + 1;

/** What the address of a search says. Several values of one list widen the search; different lists narrow it. */
export type SearchParameters = {
  /** `lieu`: a commune's name or a postcode as typed; empty when there is none. It wins over `position`. */
  place: string;
  /** `lat` and `lon`, rounded to about 100 m: a person's home is nobody's business, and answers are cached. */
  position: Point | undefined;
  /** `rayon`, in whole kilometres; undefined: the usual one. */
  radius: number | undefined;
  departmentCode: string | undefined;
  regionCode: string | undefined;
  /** `du` and `au`: first and last local day (YYYY-MM-DD), in each venue's own zone. */
  from: string | undefined;
  to: string | undefined;
  /** `q`: each word must begin a word of the session's text. */
  words: string;
  programmes: string[];
  audiences: Audience[];
  formats: Format[];
  languages: Language[];
  /** `pmr=1`: the venue is step-free. */
  stepFree: boolean;
  /** `places=1`: somebody can still get a seat. */
  withSeats: boolean;
  /** `en_ligne=1`: can be followed online, wherever one is: a place then limits nothing. */
  online: boolean;
  /** From 1. */
  page: number;
};

/** What the catalogue looks for, once the place is known. */
export type Search = Omit<SearchParameters, 'place' | 'position' | 'radius' | 'page'> & {
  /** Within `radius` kilometres of a point; sessions held only online are then left out. */
  near: (Point & { radius: number }) | undefined;
  venueId: string | undefined;
  campaignId: string | undefined;
};

/** What a reader can lift at once: everything that narrows a search but the place and how far around it. */
const noFilters: Omit<SearchParameters, 'place' | 'position' | 'radius' | 'page'> = {
  departmentCode: undefined,
  regionCode: undefined,
  from: undefined,
  to: undefined,
  words: '',
  programmes: [],
  audiences: [],
  formats: [],
  languages: [],
  stepFree: false,
  withSeats: false,
  online: false,
};

/** A search without any condition. */
export const everySession: Search = {
  ...noFilters,
  near: undefined,
  venueId: undefined,
  campaignId: undefined,
};

/** The same place and radius with nothing else asked, on its first page. */
export function withoutFilters({ place, position, radius }: SearchParameters): SearchParameters {
  return { ...noFilters, place, position, radius, page: 1 };
}

/** The public names of the parameters, in the order of the canonical query. */
export const searchParameterNames = [
  'lieu',
  'lat',
  'lon',
  'rayon',
  'departement',
  'region',
  'du',
  'au',
  'q',
  'programme',
  'public',
  'format',
  'langue',
  'pmr',
  'places',
  'en_ligne',
  'page',
] as const;
export type SearchParameterName = (typeof searchParameterNames)[number];

/**
 * A parameter that could not be used as it came (`text.searchProblems` says it); `dates`: `au` is before `du`;
 * `noWord`: `q` holds neither a letter nor a digit.
 */
export type SearchProblem = Exclude<SearchParameterName, 'lon'> | 'dates' | 'noWord';

/**
 * Reads the parameters of a search. What cannot be read is left out and named in `problems`; nothing throws.
 * Empty values count as absent, as forms send them. Lists come as repeated parameters or with commas.
 */
export function readSearchParameters(query: URLSearchParams): {
  parameters: SearchParameters;
  problems: SearchProblem[];
} {
  const problems = new Set<SearchProblem>();
  const value = (name: SearchParameterName) => query.get(name)?.trim() || undefined;

  /** The value that `read` makes of a parameter; a problem when there is one and `read` makes nothing of it. */
  function parameter<Value>(
    name: SearchProblem & SearchParameterName,
    read: (text: string) => Value | undefined,
  ): Value | undefined {
    const text = value(name);
    if (text === undefined) return undefined;
    const result = read(text);
    if (result === undefined) problems.add(name);
    return result;
  }

  function words(name: 'lieu' | 'q'): string {
    const text = (value(name) ?? '').normalize('NFC').replace(/\s+/g, ' ');
    if (text.length > LONGEST_WORDS) problems.add(name);
    return text.slice(0, LONGEST_WORDS).trim();
  }

  /** What a search can look for: a text of signs alone would limit nothing, without a word. */
  function searchableWords(): string {
    const text = words('q');
    if (text === '' || foldPlace(text) !== '') return text;
    problems.add('noWord');
    return '';
  }

  function list<Code extends string>(
    name: 'programme' | 'public' | 'format' | 'langue',
    known: (code: string) => Code | undefined,
  ): Code[] {
    const codes = new Set<Code>();
    for (const text of query.getAll(name).join(',').split(',').slice(0, 50)) {
      if (text.trim() === '') continue;
      const code = known(text.trim().toLowerCase());
      if (code === undefined) problems.add(name);
      else codes.add(code);
    }
    return [...codes].sort();
  }

  const flag = (name: 'pmr' | 'places' | 'en_ligne') =>
    parameter(name, (text) => (text === '1' ? true : text === '0' ? false : undefined)) ?? false;

  let from = parameter('du', readDay);
  let to = parameter('au', readDay);
  if (from !== undefined && to !== undefined && to < from) {
    problems.add('dates');
    [from, to] = [to, from];
  }

  const place = words('lieu');
  const latitude = value('lat');
  const longitude = value('lon');
  const position = readPosition(latitude, longitude);
  if ((latitude ?? longitude) !== undefined && position === undefined) problems.add('lat');

  const parameters: SearchParameters = {
    place,
    position: place === '' ? position : undefined,
    radius: parameter('rayon', (text) => readWhole(text, MINIMUM_RADIUS, MAXIMUM_RADIUS)),
    departmentCode: parameter('departement', readDepartmentCode),
    regionCode: parameter('region', (text) => (/^\d{2,3}$/.test(text) ? text : undefined)),
    from,
    to,
    words: searchableWords(),
    programmes: list('programme', (code) => (/^[a-z0-9-]{1,50}$/.test(code) ? code : undefined)),
    audiences: list('public', (code) => audiences.find((audience) => audience === code)),
    formats: list('format', (code) => formats.find((format) => format === code)),
    languages: list('langue', (code) => languages.find((language) => language === code)),
    stepFree: flag('pmr'),
    withSeats: flag('places'),
    online: flag('en_ligne'),
    page: parameter('page', (text) => readWhole(text, 1, LAST_PAGE)) ?? 1,
  };
  return { parameters, problems: [...problems] };
}

/**
 * The canonical query of a search, without `?`: fixed order, usual values left out, so that one search has one
 * address. Empty when nothing is asked.
 */
export function searchQuery(parameters: SearchParameters): string {
  const query = new URLSearchParams();
  const add = (name: SearchParameterName, value: string | number | boolean | undefined) => {
    if (value === undefined || value === '' || value === false) return;
    query.append(name, value === true ? '1' : String(value));
  };
  add('lieu', parameters.place);
  add('lat', parameters.position?.latitude);
  add('lon', parameters.position?.longitude);
  add('rayon', parameters.radius === DEFAULT_RADIUS ? undefined : parameters.radius);
  add('departement', parameters.departmentCode);
  add('region', parameters.regionCode);
  add('du', parameters.from);
  add('au', parameters.to);
  add('q', parameters.words);
  for (const programme of parameters.programmes) add('programme', programme);
  for (const audience of parameters.audiences) add('public', audience);
  for (const format of parameters.formats) add('format', format);
  for (const language of parameters.languages) add('langue', language);
  add('pmr', parameters.stepFree);
  add('places', parameters.withSeats);
  add('en_ligne', parameters.online);
  add('page', parameters.page === 1 ? undefined : parameters.page);
  return query.toString();
}

/** The address of a search at `path`, with its canonical query. */
export function searchAddress(path: string, parameters: SearchParameters): string {
  const query = searchQuery(parameters);
  return query === '' ? path : `${path}?${query}`;
}

/**
 * The same search at one of the places that a homonym may mean, on its first page: what the links of the choice
 * lead to. A commune is asked by its label (`Saint-Denis (93)`), a département or region by its code.
 */
export function searchAtPlace(parameters: SearchParameters, place: Place): SearchParameters {
  const elsewhere = { ...parameters, place: '', position: undefined, page: 1 };
  switch (place.kind) {
    case 'commune':
    case 'postcode':
      return { ...elsewhere, place: place.label };
    case 'department':
      return { ...elsewhere, departmentCode: place.code, regionCode: undefined };
    case 'region':
      return { ...elsewhere, departmentCode: undefined, regionCode: place.code };
  }
}

/** Whether anything but the place, the radius and the page is asked: the filters that a reader can lift. */
export function hasFilters(parameters: SearchParameters): boolean {
  const alone = { ...parameters, place: '', position: undefined, radius: undefined, page: 1 };
  return searchQuery(alone) !== '';
}

/**
 * "Nearest and soonest first": sessions are taken by distance band (under 5, 10, 20, 50 km, farther), and inside a
 * band the soonest comes first. Pure distance would show next month's session next door before tomorrow's two
 * streets away; pure date would send people across the département.
 */
export function distanceBand(kilometres: number): number {
  for (let band = 0; band < DISTANCE_BANDS.length; band++) {
    if (kilometres < (DISTANCE_BANDS[band] ?? Infinity)) return band;
  }
  return DISTANCE_BANDS.length;
}

/** The next radius to try when nothing was found within `radius` kilometres; undefined when there is none. */
export function widerRadius(radius: number): number | undefined {
  return WIDER_RADII.find((wider) => wider > radius);
}

/** INSEE code of a département: two digits, 2A, 2B, or three digits overseas. */
function readDepartmentCode(text: string): string | undefined {
  const code = text.toUpperCase();
  return /^(\d{2}|2[AB]|9[78]\d)$/.test(code) ? code : undefined;
}

function readDay(text: string): string | undefined {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return undefined;
  return DateTime.fromISO(text, { zone: 'utc' }).isValid ? text : undefined;
}

function readWhole(text: string, minimum: number, maximum: number): number | undefined {
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= minimum && number <= maximum ? number : undefined;
}

function readPosition(latitude: string | undefined, longitude: string | undefined): Point | undefined {
  const position = { latitude: readDegrees(latitude, 90), longitude: readDegrees(longitude, 180) };
  if (position.latitude === undefined || position.longitude === undefined) return undefined;
  return { latitude: position.latitude, longitude: position.longitude };
}

function readDegrees(text: string | undefined, limit: number): number | undefined {
  if (text === undefined || !/^[+-]?\d{1,3}([.,]\d{1,20})?$/.test(text)) return undefined;
  const degrees = Number(text.replace(',', '.'));
  return Math.abs(degrees) <= limit ? Math.round(degrees * 1000) / 1000 : undefined;
}
