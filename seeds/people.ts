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

/** Whose sessions a département's are. */
export type SeedMediator = { accountId: string; organisationId: string; organisationName: string };

export type SeedPeople = {
  organisations: OrganisationTable[];
  accounts: AccountTable[];
  /** By code of département. */
  mediators: Map<string, SeedMediator>;
};

/** An organisation with a mediator in each département, and three coordinators; those to be shown come first. */
export function inventPeople(
  departments: readonly SeedDepartment[],
  { random, newId, createdAt }: { random: Random; newId: () => string; createdAt: string },
): SeedPeople {
  const people: SeedPeople = { organisations: [], accounts: [], mediators: new Map() };
  const named = (code: string) => namedMediators.findIndex(({ departmentCode }) => departmentCode === code);
  const inOrder = [...departments].sort((one, other) => rank(named(one.code)) - rank(named(other.code)));
  for (const department of inOrder) {
    const known = namedMediators[named(department.code)];
    const organisation: OrganisationTable = {
      id: newId(),
      name: known?.organisation ?? `Réseau imaginaire des médiateurs, ${department.name}`,
      department_code: department.code,
      created_at: createdAt,
    };
    const account: AccountTable = {
      id: newId(),
      email: known?.email ?? `mediation-${department.code.toLowerCase()}@example.org`,
      name: known?.name ?? `${random.pick(firstNames)} Démo`,
      role: 'mediator',
      organisation_id: organisation.id,
      territory_kind: null,
      territory_code: null,
      created_at: createdAt,
      closed_at: null,
    };
    people.organisations.push(organisation);
    people.accounts.push(account);
    people.mediators.set(department.code, {
      accountId: account.id,
      organisationId: organisation.id,
      organisationName: organisation.name,
    });
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

/** Named ones first, in their order; the others after them, as they come. */
function rank(index: number): number {
  return index === -1 ? namedMediators.length : index;
}
