import { redirect } from '@remix-run/node';
import { requirePermission, type SignedInCoordinator } from '#app/auth/guards.server.ts';
import type { Action, Place, Territory } from '#app/domain/permission.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import type { Figures } from '#db/figures.server.ts';
import { findPlace } from '#db/territories.server.ts';

/** What codes of regions and départements are made of; other texts are not worth a query. */
const CODE = /^[0-9AB]{2,3}$/;
/** What names a territory in an address. */
const TERRITORY_NAMES = ['territoire', 'departement', 'region'];

/**
 * The territory that a page of the coordinators' space is about: `?departement=23` or `?region=75`, else the
 * coordinator's own.
 * @throws a 404 response when it is not there or not theirs; a redirect to its own address when it was chosen in the
 * page's form (`?territoire=departement-23`).
 */
export async function readTerritory(
  request: Request,
  context: RequestContext,
  signedIn: SignedInCoordinator,
  action: Action,
): Promise<Place> {
  const { pathname, searchParams } = new URL(request.url);
  const chosen = searchParams.get('territoire');
  if (chosen !== null) {
    const [kind, code] = chosen.split('-');
    const others = [...searchParams].filter(([name]) => !TERRITORY_NAMES.includes(name));
    const query = new URLSearchParams([...(kind && code ? [[kind, code]] : []), ...others]);
    const address = localePath(context.locale, pathname);
    throw redirect(query.size > 0 ? `${address}?${query}` : address);
  }
  const place = await findAskedPlace(context, searchParams, signedIn.territory);
  requirePermission(signedIn, action, place);
  return place;
}

/** Where `?departement=23` or `?region=75` lies, else the coordinator's own; undefined when it is not there. */
export async function findAskedPlace(
  context: RequestContext,
  query: URLSearchParams,
  own: Territory,
): Promise<Place | undefined> {
  const department = query.get('departement') ?? undefined;
  const region = query.get('region') ?? undefined;
  const asked: Territory =
    department !== undefined
      ? { kind: 'department', code: department }
      : region !== undefined
        ? { kind: 'region', code: region }
        : own;
  if (asked.kind === 'country') return { kind: 'country' };
  return findPlaceOfCode(context, asked.kind, asked.code);
}

/** Where the region or département of a typed code lies; undefined when there is none. */
export async function findPlaceOfCode(
  { connection }: RequestContext,
  kind: 'region' | 'department',
  code: string,
): Promise<Place | undefined> {
  return CODE.test(code) ? findPlace(connection, kind, code) : undefined;
}

/** The query of a territory's page, with its `?`; empty for the whole country. */
export function territoryQuery(territory: Territory): string {
  switch (territory.kind) {
    case 'country':
      return '';
    case 'region':
      return `?region=${territory.code}`;
    case 'department':
      return `?departement=${territory.code}`;
  }
}

export type TerritoryChoices = {
  /** What the form sends for the chosen one. */
  chosen: string;
  /** The coordinator's own, then those inside by region. */
  own: { value: string; name: string };
  groups: { name: string; choices: { value: string; name: string }[] }[];
};

/** The territories inside a coordinator's own, to choose one from. */
export function listChoices(
  figures: Figures,
  own: Territory,
  chosen: Territory,
  locale: RequestContext['locale'],
): TerritoryChoices {
  const { regions, departments } = figures;
  const groups = regions
    .filter(({ code }) => own.kind === 'country' || (own.kind === 'region' && own.code === code))
    .map((region) => ({
      name: region.name,
      choices: [
        ...(own.kind === 'country'
          ? [{ value: `region-${region.code}`, name: textIn(locale).targets.wholeRegion(region.name) }]
          : []),
        ...departments
          .filter(({ regionCode }) => regionCode === region.code)
          .map(({ code, name }) => ({ value: `departement-${code}`, name: `${name} (${code})` })),
      ],
    }));
  const nameSent = (territory: Territory) =>
    territory.kind === 'country'
      ? ''
      : `${territory.kind === 'region' ? 'region' : 'departement'}-${territory.code}`;
  return {
    chosen: nameSent(chosen),
    own: { value: nameSent(own), name: territoryName(figures, own, locale) },
    groups,
  };
}

/** What a territory is called on the page; its code where no territory is stored under it. */
export function territoryName(
  { regions, departments }: Figures,
  territory: Territory,
  locale: RequestContext['locale'],
): string {
  if (territory.kind === 'country') return textIn(locale).coordination.country;
  const lines = territory.kind === 'region' ? regions : departments;
  return lines.find(({ code }) => code === territory.code)?.name ?? territory.code;
}
