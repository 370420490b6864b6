import type { AccountTable, OrganisationTable } from '#db/schema.ts';
import { firstNames } from './inventions.ts';
import type { SeedDepartment } from './places.ts';
import type { Random } from './random.ts';

/** Invented organisations and those who work there. Every address ends in example.org (RFC 2606): no mail leaves. */

/** The mediators that a demonstration's visitor can be. */
export const namedMediators = [
  {
    departmentCode: '23',
    email: 'amina@example.org',
    name: 'Amina Démo',
    organisation: 'Association Le Fil imaginaire',
  },
  {
    departmentCode: '69',
    email: 'bruno@example.org',
    name: 'Bruno Démo',
    organisation: 'Tiers-lieu inventé La Confluence des idées',
  },
  {
    departmentCode: '974',
    email: 'celine@example.org',
    name: 'Céline Démo',
    organisation: 'Case numérique imaginaire',
  },
] as const;

/** Somebody whose organisation waits for its first yes. */
const namedNewcomer = {
  departmentCode: '23',
  email: 'nour@example.org',
  name: 'Nour Démo',
  organisation: 'Ressourcerie inventée des Trois Rivières',
};

/** The coordinators that a demonstration's visitor can be: the country's, a region's, a département's. */
export const namedCoordinators = [
  { email: 'nationale@example.org', name: 'Nadia Démo, coordination nationale', kind: null, code: null },
  { email: 'regionale@example.org', name: 'Rémi Démo, coordination régionale', kind: 'region', code: '75' },
  {
    email: 'departementale@example.org',
    name: 'Denise Démo, coordination départementale',
    kind: 'department',
    code: '23',
  },
] as const;

type Named = { departmentCode: string; email: string; name: string; organisation: string };

/** Whose sessions a département's are. */
export type SeedMediator = { accountId: string; organisationId: string; organisationName: string };

export type SeedPeople = {
  organisations: OrganisationTable[];
  accounts: AccountTable[];
  /** By code of département. */
  mediators: Map<string, SeedMediator>;
  newcomer: SeedMediator | undefined;
};

/**
 * An organisation with a mediator in each département, and three coordinators; those to be shown come first, and with
 * `joinedAt` among them one whose organisation was made then and waits for its first yes.
 */
export function inventPeople(
  departments: readonly SeedDepartment[],
  {
    random,
    newId,
    createdAt,
    joinedAt,
  }: { random: Random; newId: () => string; createdAt: string; joinedAt?: string },
): SeedPeople {
  const people: SeedPeople = { organisations: [], accounts: [], mediators: new Map(), newcomer: undefined };
  const named = (code: string) => namedMediators.findIndex(({ departmentCode }) => departmentCode === code);
  const inOrder = [...departments].sort((one, other) => rank(named(one.code)) - rank(named(other.code)));
  const add = (person: Named, since: string, verified: boolean): SeedMediator => {
    const { organisation, account } = inventMediator(person, { newId, since, verified });
    people.organisations.push(organisation);
    people.accounts.push(account);
    return {
      accountId: account.id,
      organisationId: organisation.id,
      organisationName: organisation.name,
    };
  };
  for (const [index, { code, name }] of inOrder.entries()) {
    if (joinedAt !== undefined && index === namedMediators.length)
      people.newcomer = add(namedNewcomer, joinedAt, false);
    const person = namedMediators[named(code)] ?? {
      departmentCode: code,
      email: `mediation-${code.toLowerCase()}@example.org`,
      name: `${random.pick(firstNames)} Démo`,
      organisation: `Réseau imaginaire des médiateurs, ${name}`,
    };
    people.mediators.set(code, add(person, createdAt, true));
  }
  for (const { email, name, kind, code } of namedCoordinators) {
    people.accounts.push({
      id: newId(),
      email,
      name,
      role: 'coordinator',
      organisation_id: null,
      territory_kind: kind,
      territory_code: code,
      created_at: createdAt,
      closed_at: null,
    });
  }
  return people;
}

/** An organisation of a commune with a mediator; they have held nothing yet. */
export function inventSleeper(
  commune: { code: string; name: string; departmentCode: string },
  { random, newId, createdAt }: { random: Random; newId: () => string; createdAt: string },
): { organisation: OrganisationTable; account: AccountTable } {
  const person = {
    departmentCode: commune.departmentCode,
    email: `mediation-${commune.code.toLowerCase()}@example.org`,
    name: `${random.pick(firstNames)} Démo`,
    organisation: `Maison imaginaire des services, ${commune.name}`,
  };
  return inventMediator(person, { newId, since: createdAt, verified: true });
}

function inventMediator(
  person: Named,
  { newId, since, verified }: { newId: () => string; since: string; verified: boolean },
): { organisation: OrganisationTable; account: AccountTable } {
  const organisation: OrganisationTable = {
    id: newId(),
    name: person.organisation,
    department_code: person.departmentCode,
    created_at: since,
    verified_at: verified ? since : null,
    review_since: verified ? null : since,
    returned_at: null,
    return_reason: null,
    return_note: null,
    introduction: verified
      ? null
      : 'Nous réparons des ordinateurs et formons à leur usage. https://ressourcerie.example.org',
    revision: 0,
  };
  const account: AccountTable = {
    id: newId(),
    email: person.email,
    name: person.name,
    role: 'mediator',
    organisation_id: organisation.id,
    territory_kind: null,
    territory_code: null,
    created_at: since,
    closed_at: null,
  };
  return { organisation, account };
}

/** Named ones first, in their order; the others after them, as they come. */
function rank(index: number): number {
  return index === -1 ? namedMediators.length : index;
}
