import { availability } from '#app/domain/session.ts';
import type { RegistrationTable, ReportTallyTable, ReportVersionTable, SessionTable } from '#db/schema.ts';
import { fictionalMobile, firstNames } from './inventions.ts';
import type { Random } from './random.ts';
import { reportComments } from './session-templates.ts';
import type { Situation } from './sessions.ts';

export type RegistrationMaking = {
  random: Random;
  newId: () => string;
  /** When the last of them is made (ISO); the first ones are made after the session's publication. */
  until: string;
  /** Set for sessions whose registrants were forgotten. */
  purgedAt: string | null;
};

/** How many seats are taken in each situation, at most the capacity. */
export function seatsToTake(session: SessionTable, situation: Situation, random: Random): number {
  if (session.entry === 'drop_in' || session.published_at === null) return 0;
  const { capacity } = session;
  if (capacity === null) return Math.round((session.expected ?? 0) * random.next() * 0.9);
  if (situation === 'full' || situation === 'waiting') return capacity;
  if (situation === 'nearly_full') return capacity - random.between(1, Math.min(3, capacity - 1));
  // Cubed away from full: an open session keeps clear of the "nearly full" label.
  return Math.floor(capacity * 0.8 * random.next());
}

/**
 * The registrations behind a session's seats. Fills the session's own counts from the rows it makes: `seats` seats in
 * confirmed groups, a waiting list when the situation says so, and a few that were cancelled.
 */
export function makeRegistrations(
  session: SessionTable,
  situation: Situation,
  making: RegistrationMaking,
): RegistrationTable[] {
  const { random } = making;
  const rows: RegistrationTable[] = [];
  const add = (status: Partial<RegistrationTable>) => {
    rows.push({ ...makePerson(session, rows.length, making), ...status });
  };
  let left = seatsToTake(session, situation, random);
  session.seats_taken = left;
  while (left > 0) {
    const seats = Math.min(left, drawGroup(random));
    left -= seats;
    const at = makeMoment(session, making);
    add({ seats, created_at: at, confirmed_at: at });
  }
  if (situation === 'waiting' && isFull(session)) {
    for (let number = 1; number <= random.between(2, 7); number++) {
      const seats = Math.min(drawGroup(random), session.capacity ?? 1);
      session.seats_waiting += seats;
      session.waiting_numbers = number;
      add({ seats, created_at: making.until, waiting_number: number });
    }
  }
  if (session.seats_taken > 0 && random.chance(0.3)) {
    add({ created_at: session.created_at, cancelled_at: makeMoment(session, making) });
  }
  return rows;
}

function isFull(session: SessionTable): boolean {
  const { entry, capacity, seats_taken: seatsTaken, seats_held: seatsHeld } = session;
  return availability({ entry, capacity, seatsTaken, seatsHeld }) === 'full';
}

function makePerson(session: SessionTable, index: number, making: RegistrationMaking): RegistrationTable {
  const { random, purgedAt } = making;
  const first = random.pick(firstNames);
  // The index keeps contacts apart within a session, whose rows are fewer than 600.
  const mobile = fictionalMobile(random.between(0, 15) * 600 + index);
  const byMail = random.chance(0.6);
  const withoutContact = !byMail && random.chance(0.05);
  const contact = byMail ? `${plain(first)}.demo${index}@example.org` : mobile;
  return {
    id: making.newId(),
    session_id: session.id,
    name: purgedAt === null ? `${first} Démo` : null,
    contact_kind: purgedAt !== null || withoutContact ? null : byMail ? 'email' : 'phone',
    contact: purgedAt !== null || withoutContact ? null : contact,
    seats: 1,
    locale: session.language === 'en' ? 'en' : 'fr',
    created_at: session.created_at,
    confirmed_at: null,
    waiting_number: null,
    offered_until: null,
    lapsed_offers: 0,
    cancelled_at: null,
    assisted_by: withoutContact ? session.mediator_id : null,
    link_number: 0,
    purged_at: purgedAt,
    reconfirmed_for: null,
    thanks_wanted_since: null,
  };
}

/** Most come alone, some in pairs, a few as a family. */
function drawGroup(random: Random): number {
  const drawn = random.next();
  if (drawn < 0.66) return 1;
  if (drawn < 0.9) return 2;
  if (drawn < 0.97) return 3;
  return 4;
}

function makeMoment(session: SessionTable, { random, until }: RegistrationMaking): string {
  const from = Date.parse(session.created_at);
  const to = Math.max(from, Math.min(Date.parse(until), Date.parse(session.starts_at)));
  return new Date(Math.round(from + random.next() * (to - from))).toISOString();
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
}

/** What was reported after a session: about as many people as had signed up, or as were expected. */
export function makeReport(session: SessionTable, random: Random): ReportVersionTable {
  const drawn = random.next();
  const announced = session.entry === 'drop_in' ? (session.expected ?? 0) * 0.8 : session.seats_taken;
  return {
    session_id: session.id,
    number: 1,
    head_count: Math.round(announced * (0.6 + random.next() * 0.5)),
    grade: drawn < 0.4 ? 'checked_in' : drawn < 0.75 ? 'counted' : 'estimated',
    comment: random.chance(0.3) ? random.pick(reportComments) : null,
    filed_by: session.mediator_id,
    filed_through: random.chance(0.7) ? 'link' : 'sign_in',
    filed_at: new Date(Date.parse(session.ends_at) + random.between(10, 600) * 60_000).toISOString(),
  };
}

/** Who came, as some reports tell: genders of nearly everybody, and whether it was their first time. */
export function makeTallies(report: ReportVersionTable, random: Random): ReportTallyTable[] {
  const { session_id, number, head_count: people } = report;
  if (random.chance(0.6)) return [];
  const women = Math.round(people * (0.4 + random.next() * 0.3));
  const unknown = Math.round((people - women) * random.next() * 0.2);
  const first = Math.round(people * (0.5 + random.next() * 0.4));
  const tallies = {
    gender_female: women,
    gender_male: people - women - unknown,
    gender_unknown: unknown,
    visit_first: first,
    visit_again: people - first,
  };
  return Object.entries(tallies).map(([category, count]) => ({
    session_id,
    number,
    category,
    people: count,
  }));
}
