import { addDays, toInstant } from '#app/domain/local-time.ts';
import { programmes } from '#app/domain/session.ts';
import { sessionSearchText, sessionSlug } from '#app/domain/session-naming.ts';
import type { SessionTable, VenueTable } from '#db/schema.ts';
import type { SeedMediator } from './people.ts';
import type { SeedDepartment } from './places.ts';
import type { Random } from './random.ts';
import { cancellationReasons, type SessionTemplate, sessionTemplates } from './session-templates.ts';

/** What a session of the demonstration is to be shown as. */
export type Situation = 'open' | 'nearly_full' | 'full' | 'waiting' | 'unlimited' | 'cancelled' | 'draft';

export type SessionPlan = {
  campaignId: string;
  department: SeedDepartment;
  venue: VenueTable;
  mediator: SeedMediator;
  template: SessionTemplate;
  situation: Situation;
  /** Local day (YYYY-MM-DD); the hours are drawn unless given. */
  date: string;
  hours?: { start: string; end: string };
};

export type SessionMaking = {
  random: Random;
  newId: () => string;
  version: number;
  createdAt: string;
  /** When the last change was made; not before `createdAt`. */
  changedAt: string;
};

/** In French and in a room are drawn three times as often as in another language or online. */
const drawnTemplates = sessionTemplates.flatMap((template) =>
  template.language === undefined && template.attendance !== 'online'
    ? [template, template, template]
    : [template],
);

export function drawTemplate(random: Random): SessionTemplate {
  return random.pick(drawnTemplates);
}

/** How often each situation is met. */
export function drawSituation(random: Random): Situation {
  const drawn = random.next();
  if (drawn < 0.04) return 'waiting';
  if (drawn < 0.07) return 'full';
  if (drawn < 0.16) return 'nearly_full';
  if (drawn < 0.2) return 'unlimited';
  if (drawn < 0.225) return 'cancelled';
  return 'open';
}

/** From tomorrow on: some before the week, most in it and few on its Sunday, some in the days after. */
export function drawComingDay(
  random: Random,
  today: string,
  week: { starts_on: string; ends_on: string },
): string {
  const drawn = random.next();
  const until = Math.round((Date.parse(week.starts_on) - Date.parse(today)) / 86_400_000);
  if (drawn < 0.14) return addDays(today, random.between(1, until - 1));
  if (drawn > 0.95) return addDays(week.ends_on, random.between(1, 5));
  return addDays(week.starts_on, random.chance(0.04) ? 6 : random.between(0, 5));
}

/** The row of a session, without any seat taken yet. */
export function makeSession(plan: SessionPlan, making: SessionMaking): SessionTable {
  const { department, template, mediator, situation } = plan;
  const { random, createdAt, changedAt } = making;
  const attendance = template.attendance ?? 'on_site';
  const venue = attendance === 'online' ? undefined : plan.venue;
  const fill = (text: string) =>
    text
      .replaceAll('{commune}', venue?.commune_name ?? department.name)
      .replaceAll('{lieu}', venue?.name ?? mediator.organisationName);
  const title = fill(template.title);
  const description = fill(template.description);
  const { startsAt, endsAt } = placeInDay(plan, random);
  const dropIn = template.dropIn === true;
  const seats = random.between(...template.seats);
  const limited = !dropIn && situation !== 'unlimited';
  const cancelled = situation === 'cancelled';
  const published = situation !== 'draft';
  const id = making.newId();
  const communeName = venue?.commune_name ?? null;
  return {
    id,
    slug: sessionSlug(title, communeName, id),
    campaign_id: plan.campaignId,
    organisation_id: mediator.organisationId,
    mediator_id: mediator.accountId,
    venue_id: venue?.id ?? null,
    programme_slug: template.programme,
    title,
    description,
    audience: template.audience,
    format: template.format,
    language: template.language ?? 'fr',
    attendance,
    online_url: attendance === 'on_site' ? null : `https://visio.example.org/${id.slice(-12)}`,
    what_to_bring: template.whatToBring ?? null,
    starts_at: startsAt,
    ends_at: endsAt,
    time_zone: department.timeZone,
    local_date: plan.date,
    department_code: department.code,
    region_code: department.regionCode,
    entry: dropIn ? 'drop_in' : 'sign_up',
    capacity: limited ? seats : null,
    expected: limited ? null : seats,
    seats_taken: 0,
    seats_waiting: 0,
    seats_held: 0,
    waiting_numbers: 0,
    moved_from: null,
    sequence: cancelled ? 1 : 0,
    version: published ? making.version : 0,
    search_text: sessionSearchText({
      title,
      description,
      programmeName: programmes.find(({ slug }) => slug === template.programme)?.name ?? '',
      venueName: venue?.name ?? null,
      communeName,
      organisationName: mediator.organisationName,
    }),
    created_at: createdAt,
    updated_at: cancelled ? changedAt : createdAt,
    published_at: published ? createdAt : null,
    cancelled_at: cancelled ? changedAt : null,
    cancellation_reason: cancelled ? random.pick(cancellationReasons) : null,
    purged_at: null,
    reminded_for: null,
    asks_again_since: null,
    frees_silent_since: null,
    asked_for: null,
    freed_for: null,
    thanked_at: null,
    report_asked_at: null,
    report_next_at: null,
    reported_people: null,
    reported_grade: null,
    people_to_verify: null,
    series_id: null,
    external_id: null,
    created_by: mediator.accountId,
    updated_by: mediator.accountId,
    published_by: published ? mediator.accountId : null,
    cancelled_by: cancelled ? mediator.accountId : null,
    review_since: null,
    returned_at: null,
    return_reason: null,
    return_note: null,
    approved_nature: null,
    revision: 0,
  };
}

const morningsAndEvenings = ['09:00', '09:30', '10:00', '14:00', '14:30', '15:00', '17:30', '18:00', '18:30'];

function placeInDay(plan: SessionPlan, random: Random): { startsAt: string; endsAt: string } {
  const zone = plan.department.timeZone;
  const startsAt = instant(
    plan.date,
    plan.hours?.start ?? plan.template.startsAt ?? random.pick(morningsAndEvenings),
    zone,
  );
  const endsAt = plan.hours
    ? instant(plan.date, plan.hours.end, zone)
    : new Date(Date.parse(startsAt) + plan.template.minutes * 60_000).toISOString();
  return { startsAt, endsAt };
}

function instant(date: string, time: string, zone: string): string {
  const outcome = toInstant(date, time, zone);
  if (outcome.kind === 'instant' || outcome.kind === 'ambiguous') return outcome.instant;
  throw new Error(`No clock shows ${time} on ${date} in ${zone}.`);
}
