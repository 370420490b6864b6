import { yearOf } from '#app/domain/goal.ts';
import { addDays, localDate } from '#app/domain/local-time.ts';
import { findAccountByEmail } from '#db/accounts.server.ts';
import { archiveCampaign } from '#db/archived-campaigns.server.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { declarePart, setGoal } from '#db/goals.server.ts';
import { namedCoordinators } from './people.ts';

/** Days after its last one on which the past edition's figures were frozen. */
const ARCHIVED_AFTER = 90;

/** What partners of nowhere declare for the past edition's year. */
const declared = [
  {
    partner: 'Réseau d’exemple des bibliothèques',
    people: 84_000,
    source: 'Rapport annuel d’exemple, page 12',
  },
  {
    partner: 'Opérateur d’exemple de la formation',
    people: 126_500,
    source: 'Lettre d’exemple au comité de pilotage',
  },
];

/** Freezes the past edition's figures some months after it, as the national coordinator would, and sets a long-term goal. */
export async function archivePastEdition(connection: Connection, now: Date): Promise<void> {
  const [national] = namedCoordinators;
  const account = await findAccountByEmail(connection.db, national.email);
  if (!account) throw new Error(`${national.email} has no account.`);
  const today = localDate(now.toISOString(), 'Europe/Paris');
  const past = (await listCampaigns(connection)).find(({ endsOn }) => endsOn < today);
  if (!past) throw new Error('The demonstration has a past edition.');
  const day = addDays(past.endsOn, ARCHIVED_AFTER);
  const then = new Date(`${day}T10:00:00.000Z`);
  const { kind } = await archiveCampaign(connection, account.id, past.id, then);
  if (kind !== 'archived') throw new Error(`The past edition could not be archived: ${kind}.`);
  const year = yearOf(past.startsOn);
  const goal = {
    name: 'Un million de personnes sensibilisées à l’IA',
    people: 1_000_000,
    perYear: 300_000,
    firstYear: year,
    lastYear: year + 2,
  };
  await setGoal(connection, account.id, goal, then);
  for (const part of declared)
    await declarePart(connection, account.id, { ...part, year, statedOn: day }, then);
}
