import { addDays } from '#app/domain/local-time.ts';
import type { CampaignTable, SessionTable, VenueTable } from '#db/schema.ts';
import { comingMonday, type PlanFacts } from './demonstration-plan.ts';
import { inventPeople, type SeedMediator, type SeedPeople } from './people.ts';
import { byDepartment, communeDrawer, inventVenue, type SeedDepartment } from './places.ts';
import { type Random, seededIds, seededRandom } from './random.ts';
import { sessionTemplates } from './session-templates.ts';
import { drawComingDay, drawTemplate, makeSession } from './sessions.ts';

/** A session of the volume data and how many people signed up for it. */
export type VolumeSession = {
  row: SessionTable;
  /** Rows of registrations; those after the first `confirmed` ones are on the waiting list. */
  registrations: number;
  confirmed: number;
};

export type VolumeBatch = { venues: VenueTable[]; sessions: VolumeSession[] };

export type VolumePlan = {
  campaign: CampaignTable;
  people: SeedPeople;
  batches: Iterable<VolumeBatch>;
};

/** Seats that registration number `number` of a session takes: every fourth one is a couple. */
export const EVERY_COUPLE = 4;

/** Seats of the first `registrations` ones. */
export function seatsOf(registrations: number): number {
  return registrations + Math.floor(registrations / EVERY_COUPLE);
}

/** Every tenth session is drop-in, and every twenty-fifth full, with people waiting. */
const EVERY_DROP_IN = 10;
const EVERY_FULL = 25;
const SESSIONS_PER_VENUE = 3;

/**
 * Plans a campaign of any size for measurements, batch by batch so that memory stays flat: sessions all over the
 * country, `registrations` in all. Deterministic for a given day and size.
 */
export function planVolume(
  facts: PlanFacts,
  { sessions, registrations, batchSize }: { sessions: number; registrations: number; batchSize: number },
): VolumePlan {
  const random = seededRandom(`volume ${facts.today}`);
  const createdAt = new Date(Date.parse(facts.today) - 30 * 86_400_000).toISOString();
  const newId = seededIds(random, new Date(createdAt));
  const making = { random, newId, createdAt };
  const people = inventPeople(facts.departments, making);
  const startsOn = comingMonday(facts.today);
  const campaign: CampaignTable = {
    id: newId(),
    slug: `volume-${startsOn.slice(0, 7)}`,
    name: 'Semaine de mesure',
    starts_on: startsOn,
    ends_on: addDays(startsOn, 6),
    target_events: sessions,
    target_seats: registrations * 2,
    target_participants: registrations,
    created_at: createdAt,
    archived_at: null,
    archived_by: null,
  };
  const shares = shareRegistrations(registrations, sessions, random);
  const places = placeDrawer(facts, people, random);

  function* makeBatches(): Generator<VolumeBatch> {
    for (let start = 0; start < sessions; start += batchSize) {
      const count = Math.min(batchSize, sessions - start);
      const venues = Array.from({ length: Math.ceil(count / SESSIONS_PER_VENUE) }, () => {
        const { department, mediator, drawCommune } = places();
        const { organisationId } = mediator;
        return {
          department,
          mediator,
          venue: inventVenue({ department, commune: drawCommune(), organisationId }, making),
        };
      });
      const batch: VolumeBatch = { venues: venues.map(({ venue }) => venue), sessions: [] };
      for (let index = start; index < start + count; index++) {
        const place = random.pick(venues);
        const at = momentOf(index, createdAt);
        const row = makeSession(
          {
            ...place,
            campaignId: campaign.id,
            template: isDropIn(index) ? random.pick(dropIns) : drawSignUp(random),
            situation: 'open',
            date: drawComingDay(random, facts.today, campaign),
          },
          { ...making, version: facts.version, createdAt: at, changedAt: at },
        );
        batch.sessions.push(fill(row, index, shares(index)));
      }
      yield batch;
    }
  }
  return { campaign, people, batches: makeBatches() };
}

/** When a session is published and its people sign up: the sessions are spread over the 29 days from `createdAt` on. */
function momentOf(index: number, createdAt: string): string {
  const hours = (index * 7919) % (29 * 24);
  return new Date(Date.parse(createdAt) + hours * 3_600_000).toISOString();
}

const dropIns = sessionTemplates.filter(({ dropIn }) => dropIn);

function drawSignUp(random: Random) {
  for (;;) {
    const template = drawTemplate(random);
    if (!template.dropIn) return template;
  }
}

function isDropIn(index: number): boolean {
  return index % EVERY_DROP_IN === EVERY_DROP_IN - 1;
}

/** Gives a session its counts: room for a quarter more than came, or none left and a tenth of them waiting. */
function fill(row: SessionTable, index: number, registrations: number): VolumeSession {
  if (isDropIn(index)) return { row, registrations: 0, confirmed: 0 };
  const full = index % EVERY_FULL === 0 && registrations > 1;
  const confirmed = full ? registrations - Math.ceil(registrations / 10) : registrations;
  row.seats_taken = seatsOf(confirmed);
  row.seats_waiting = seatsOf(registrations) - row.seats_taken;
  row.waiting_numbers = registrations - confirmed;
  if (row.capacity !== null)
    row.capacity = full ? row.seats_taken : Math.max(row.capacity, Math.ceil(row.seats_taken * 1.25) + 1);
  return { row, registrations, confirmed };
}

/** Shares registrations between the sessions with sign-up: pairs of a well and a less well visited one, exactly in sum. */
function shareRegistrations(total: number, sessions: number, random: Random): (index: number) => number {
  const signUps = sessions - Math.floor(sessions / EVERY_DROP_IN);
  let met = 0;
  let owed = 0;
  return (index) => {
    if (isDropIn(index)) return 0;
    const mean = Math.round((total * (met + 1)) / signUps) - Math.round((total * met) / signUps);
    met += 1;
    const paysBack = met % 2 === 0 || met === signUps;
    const difference = paysBack ? -owed : Math.round(mean * 0.8 * random.next());
    owed = paysBack ? 0 : difference;
    return Math.max(0, mean + difference);
  };
}

/** Draws départements by population, with their mediator and communes. */
function placeDrawer(
  facts: PlanFacts,
  people: SeedPeople,
  random: Random,
): () => {
  department: SeedDepartment;
  mediator: SeedMediator;
  drawCommune: ReturnType<typeof communeDrawer>;
} {
  const communes = byDepartment(facts.communes);
  const drawers = new Map<string, ReturnType<typeof communeDrawer>>();
  for (const [code, own] of communes) drawers.set(code, communeDrawer(own, random));
  const drawAny = communeDrawer(facts.communes, random);
  const known = new Map(facts.departments.map((department) => [department.code, department]));
  return () => {
    const code = drawAny().departmentCode;
    const department = known.get(code);
    const mediator = people.mediators.get(code);
    const drawCommune = drawers.get(code);
    if (!department || !mediator || !drawCommune)
      throw new Error(`The département ${code} is not in the tables.`);
    return { department, mediator, drawCommune };
  };
}
