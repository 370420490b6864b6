import type { Place } from '#app/domain/permission.ts';
import type { SetTargets, TargetPart } from '#app/domain/target.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { setTargets } from '#db/targets.server.ts';
import { namedCoordinators } from './people.ts';

const [national, regional, departmental] = namedCoordinators;
const country: Place = { kind: 'country' };

/** What the coordinators of the demonstration aim at, beside what is computed. */
const set: { by: string; place: Place; part: TargetPart; targets: Partial<SetTargets> }[] = [
  {
    by: national.email,
    place: country,
    part: { kind: 'programme', code: 'cafe-ia' },
    targets: { events: 500 },
  },
  {
    by: national.email,
    place: country,
    part: { kind: 'programme', code: 'genialles' },
    targets: { events: 400 },
  },
  {
    by: national.email,
    place: country,
    part: { kind: 'audience', code: 'seniors' },
    targets: { events: 200, participants: 5000 },
  },
  {
    by: regional.email,
    place: { kind: 'region', code: '75' },
    part: { kind: 'whole' },
    targets: { events: 160, participants: 5000 },
  },
  {
    by: departmental.email,
    place: { kind: 'department', code: '23', regionCode: '75' },
    part: { kind: 'whole' },
    targets: { events: 25, participants: 200 },
  },
];

/** Sets them as the coordinators would on the page, at `now`. */
export async function setSomeTargets(connection: Connection, now: Date): Promise<void> {
  const campaign = await getCurrentCampaign(connection, now);
  if (!campaign) return;
  const accounts = await connection.db
    .selectFrom('accounts')
    .select(['id', 'email'])
    .where('role', '=', 'coordinator')
    .execute();
  const idOf = new Map(accounts.map(({ id, email }) => [email, id]));
  for (const { by, place, part, targets } of set) {
    const whole = { events: null, seats: null, participants: null, ...targets };
    const accountId = idOf.get(by);
    if (accountId === undefined) throw new Error(`${by} has no account.`);
    await setTargets(connection, accountId, { campaignId: campaign.id, place, part, targets: whole }, now);
  }
}
