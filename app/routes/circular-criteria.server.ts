import { redirect } from '@remix-run/node';
import { requirePermission, type SignedInCoordinator } from '#app/auth/guards.server.ts';
import { type CircularCriteria, circularRadii, circularStates, USUAL_RADIUS } from '#app/domain/circular.ts';
import { may } from '#app/domain/permission.ts';
import { territoryValue } from '#app/forms/invitation.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath } from '#app/text/locale.ts';
import { findAlertPlace } from '#db/alert-places.server.ts';
import { type Commune, findCommune, listTerritoriesIn, type NamedTerritory } from '#db/territories.server.ts';

/** Why a commune that was typed chooses nobody. */
export type PlaceProblem = 'unknown' | 'too_wide' | 'choice' | 'outside';

export type AskedReaders = {
  criteria: CircularCriteria;
  territory: NamedTerritory;
  /** Every territory that the coordinator may write to, their own first. */
  territories: NamedTerritory[];
  commune: { name: string; departmentCode: string } | undefined;
  /** The criteria as the page's own address says them, with their `?`. */
  query: string;
  /** What was typed as a commune and leads to none, or to several: each with its own query. */
  problem: { kind: PlaceProblem; typed: string; choices: { label: string; query: string }[] } | undefined;
};

/**
 * Whom a page of the coordinators' space writes to: `?departement=23` or `?region=75` (else the coordinator's own
 * territory), `&etat=sans-atelier`, `&commune=23096&rayon=20`.
 * @throws a 404 response for what is not there or not theirs; a redirect to its own address when the criteria were chosen
 * in the page's form (`?territoire=department:23&lieu=Guéret`)
 */
export async function readCriteria(
  request: Request,
  context: RequestContext,
  signedIn: SignedInCoordinator,
): Promise<AskedReaders> {
  const { connection } = context;
  const { pathname, searchParams: query } = new URL(request.url);
  const territories = await listTerritoriesIn(connection, signedIn.territory);
  const asked = askedTerritory(query);
  const located =
    asked === undefined ? territories[0] : territories.find(({ named }) => territoryValue(named) === asked);
  requirePermission(signedIn, 'write-to-mediators', located?.place);
  const state = query.get('etat') ?? 'tous';
  const knownState = circularStates.find((known) => known === state);
  const radius = Number(query.get('rayon') ?? USUAL_RADIUS);
  const knownRadius = circularRadii.find((known) => known === radius);
  if (!located || !knownState || !knownRadius) throw new Response(null, { status: 404 });
  const write = (commune: string | undefined) =>
    writeQuery(located.named, knownState, commune && { code: commune, radius: knownRadius });
  const typed = query.get('lieu')?.trim() ?? '';
  const found = typed === '' ? undefined : await findTyped(context, signedIn, typed, write);
  const chosenInForm = query.has('territoire') || query.has('lieu');
  if (chosenInForm && found?.kind !== 'problem')
    throw redirect(`${localePath(context.locale, pathname)}${write(found?.code)}`);
  const commune = await findAsked(context, signedIn, query.get('commune'));
  return {
    criteria: {
      place: located.place,
      state: knownState,
      near: commune && {
        communeCode: commune.code,
        latitude: commune.latitude,
        longitude: commune.longitude,
        radius: knownRadius,
      },
    },
    territory: located.named,
    territories: territories.map(({ named }) => named),
    commune,
    query: write(commune?.code),
    problem: found?.kind === 'problem' ? found.problem : undefined,
  };
}

/** As a value of `territoryValue`. */
function askedTerritory(query: URLSearchParams): string | undefined {
  const chosen = query.get('territoire');
  if (chosen !== null) return chosen;
  const department = query.get('departement');
  if (department !== null) return `department:${department}`;
  const region = query.get('region');
  return region === null ? undefined : `region:${region}`;
}

async function findAsked(
  { connection }: RequestContext,
  signedIn: SignedInCoordinator,
  code: string | null,
): Promise<Commune | undefined> {
  if (code === null) return undefined;
  const commune = /^[0-9AB]{5}$/.test(code) ? await findCommune(connection, code) : undefined;
  requirePermission(signedIn, 'write-to-mediators', commune && placeOf(commune));
  return commune;
}

async function findTyped(
  { connection }: RequestContext,
  { account }: SignedInCoordinator,
  typed: string,
  write: (commune: string) => string,
): Promise<
  { kind: 'found'; code: string } | { kind: 'problem'; code?: undefined; problem: AskedReaders['problem'] }
> {
  const problem = (kind: PlaceProblem, choices: { label: string; query: string }[] = []) =>
    ({ kind: 'problem', problem: { kind, typed, choices } }) as const;
  const answer = await findAlertPlace(connection, typed);
  if (answer.kind === 'choice') {
    const communes = answer.places.filter(({ kind }) => kind === 'commune');
    return problem(
      'choice',
      communes.map(({ label, code }) => ({ label, query: write(code) })),
    );
  }
  if (answer.kind !== 'found') return problem(answer.kind);
  const commune = await findCommune(connection, answer.place.communeCode);
  if (!commune) return problem('unknown');
  return may(account, 'write-to-mediators', placeOf(commune))
    ? { kind: 'found', code: commune.code }
    : problem('outside');
}

function placeOf({ departmentCode, regionCode }: Commune) {
  return { kind: 'department' as const, code: departmentCode, regionCode };
}

function writeQuery(
  territory: NamedTerritory,
  state: CircularCriteria['state'],
  commune: { code: string; radius: number } | undefined | '',
): string {
  const query = new URLSearchParams();
  if (territory.kind !== 'country')
    query.set(territory.kind === 'region' ? 'region' : 'departement', territory.code);
  query.set('etat', state);
  if (commune) {
    query.set('commune', commune.code);
    query.set('rayon', String(commune.radius));
  }
  return `?${query}`;
}
