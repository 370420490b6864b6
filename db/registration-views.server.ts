import { isOfferOpen } from '#app/domain/offer.ts';
import { type RegistrationStatus, registrationStatus } from '#app/domain/registration.ts';
import type { Attendance } from '#app/domain/session.ts';
import type { Connection } from './connection.server.ts';

/** A registration as its own page shows it, with its session and venue. */
export type RegistrationView = {
  id: string;
  name: string;
  contactKind: 'email' | 'phone' | null;
  seats: number;
  status: RegistrationStatus;
  /** Place on the waiting list, from 1; undefined when not on it. */
  position: number | undefined;
  /** Until when freed seats are held for it (UTC); null when it was not offered any, or the time is over. */
  offeredUntil: string | null;
  /** Offers that it let lapse. */
  lapsedOffers: number;
  session: {
    id: string;
    slug: string;
    title: string;
    language: string;
    attendance: Attendance;
    onlineUrl: string | null;
    whatToBring: string | null;
    startsAt: string;
    endsAt: string;
    timeZone: string;
    capacity: number | null;
    seatsTaken: number;
    seatsHeld: number;
    publishedAt: string | null;
    cancelledAt: string | null;
    cancellationReason: string | null;
    venue: { name: string; address: string; postcode: string; communeName: string } | null;
  };
};

/** The number of the one link that opens a registration now; undefined when there is no such registration. */
export async function findLinkNumber(
  { db }: Pick<Connection, 'db'>,
  id: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('registrations')
    .select('link_number')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.link_number;
}

/** One registration at `now`; undefined once its name was erased or purged. Throws a 404 Response when there is none. */
export async function findRegistration(
  { db }: Pick<Connection, 'db'>,
  id: string,
  now: Date,
): Promise<RegistrationView | undefined> {
  const row = await db
    .selectFrom('registrations')
    .innerJoin('sessions', 'sessions.id', 'registrations.session_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .selectAll('sessions')
    .select([
      'registrations.name',
      'registrations.contact_kind',
      'registrations.seats',
      'registrations.confirmed_at',
      'registrations.waiting_number',
      'registrations.offered_until',
      'registrations.lapsed_offers',
      'registrations.cancelled_at as registration_cancelled_at',
      'venues.name as venue_name',
      'venues.address',
      'venues.postcode',
      'venues.commune_name',
    ])
    .where('registrations.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Response(null, { status: 404 });
  if (row.name === null) return undefined;
  const { waiting_number: waitingNumber } = row;
  return {
    id,
    name: row.name,
    contactKind: row.contact_kind,
    seats: row.seats,
    status: registrationStatus({
      confirmedAt: row.confirmed_at,
      waitingNumber,
      cancelledAt: row.registration_cancelled_at,
    }),
    offeredUntil: isOfferOpen(row.offered_until, now.toISOString()) ? row.offered_until : null,
    lapsedOffers: row.lapsed_offers,
    position: waitingNumber === null ? undefined : await findWaitingPosition({ db }, row.id, waitingNumber),
    session: {
      id: row.id,
      slug: row.slug,
      title: row.title,
      language: row.language,
      attendance: row.attendance,
      onlineUrl: row.online_url,
      whatToBring: row.what_to_bring,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      timeZone: row.time_zone,
      capacity: row.capacity,
      seatsTaken: row.seats_taken,
      seatsHeld: row.seats_held,
      publishedAt: row.published_at,
      cancelledAt: row.cancelled_at,
      cancellationReason: row.cancellation_reason,
      venue:
        row.venue_name === null
          ? null
          : {
              name: row.venue_name,
              address: row.address ?? '',
              postcode: row.postcode ?? '',
              communeName: row.commune_name ?? '',
            },
    },
  };
}

/** How many groups stand on the waiting list up to that number, its own included. */
async function findWaitingPosition(
  { db }: Pick<Connection, 'db'>,
  sessionId: string,
  waitingNumber: number,
): Promise<number> {
  const { groups } = await db
    .selectFrom('registrations')
    .select((expression) => expression.fn.countAll().as('groups'))
    .where('session_id', '=', sessionId)
    .where('waiting_number', '>', 0)
    .where('waiting_number', '<=', waitingNumber)
    .executeTakeFirstOrThrow();
  return Number(groups);
}
