import type { AskableContacts } from '#app/domain/offer.ts';
import { decideCorrection, decideErasure, forgottenOn, type HeldData } from '#app/domain/personal-data.ts';
import { forgetCheckIns } from './check-ins.server.ts';
import type { Connection } from './connection.server.ts';
import { enqueueMessages } from './messages.server.ts';
import { type Contact, lockRegistration } from './registrations.server.ts';
import type { DatabaseTransaction, RegistrationTable } from './schema.ts';
import { noteFreedSeats } from './session-notices.server.ts';
import { messageTo, storeSeats, withSeats } from './session-seats.server.ts';
import { serveWaiting } from './waiting-lists.server.ts';

/** A person's rights over their own registration: see all that is kept, correct it, erase it (RGPD, articles 15 to 17). */

/**
 * All that is kept of a registration; undefined once it was erased or purged. Throws a 404 Response for an unknown
 * registration.
 */
export async function findHeldData({ db }: Connection, id: string): Promise<HeldData | undefined> {
  const row = await db
    .selectFrom('registrations')
    .innerJoin('sessions', 'sessions.id', 'registrations.session_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .leftJoin('check_ins', 'check_ins.registration_id', 'registrations.id')
    .selectAll('registrations')
    .select([
      'sessions.slug',
      'sessions.title',
      'sessions.starts_at',
      'sessions.ends_at',
      'sessions.time_zone',
      'sessions.attendance',
      'sessions.published_at',
      'sessions.cancelled_at as session_cancelled_at',
      'venues.name as venue_name',
      'venues.address',
      'venues.postcode',
      'venues.commune_name',
      'check_ins.seats_present',
      'check_ins.ticked_at',
    ])
    .where('registrations.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Response(null, { status: 404 });
  if (row.purged_at !== null) return undefined;
  return {
    registration: {
      id,
      name: row.name,
      contactKind: row.contact_kind,
      contact: row.contact,
      seats: row.seats,
      language: row.locale,
      createdAt: row.created_at,
      confirmedAt: row.confirmed_at,
      waitingNumber: row.waiting_number,
      offeredUntil: row.offered_until,
      lapsedOffers: row.lapsed_offers,
      cancelledAt: row.cancelled_at,
      reconfirmedFor: row.reconfirmed_for,
      thanksWantedSince: row.thanks_wanted_since,
      typedByMediator: row.assisted_by !== null,
      forgottenOn: forgottenOn(row.ends_at),
    },
    checkIn:
      row.seats_present === null || row.ticked_at === null
        ? null
        : { seats: row.seats_present, tickedAt: row.ticked_at },
    session: {
      slug: row.slug,
      title: row.title,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      timeZone: row.time_zone,
      attendance: row.attendance,
      place:
        row.venue_name === null
          ? null
          : `${row.venue_name}, ${row.address}, ${row.postcode} ${row.commune_name}`,
      publishedAt: row.published_at,
      cancelledAt: row.session_cancelled_at,
    },
    messages: await listMessagesAbout({ db }, id),
  };
}

async function listMessagesAbout({ db }: Pick<Connection, 'db'>, registrationId: string) {
  return db
    .selectFrom('messages')
    .select([
      'kind',
      'channel',
      'recipient',
      'locale as language',
      'created_at as createdAt',
      'sent_at as sentAt',
      'failed_at as failedAt',
      'called_at as calledAt',
      'delivered_at as deliveredAt',
      'undelivered_at as undeliveredAt',
    ])
    .where('registration_id', '=', registrationId)
    .orderBy('id')
    .execute();
}

export type CorrectionOutcome =
  | { kind: 'erased' | 'unchanged' | 'contact_needed' }
  /** Another registration for the same session has that contact. */
  | { kind: 'contact_taken' }
  /** `linkNumber` is that of the new link, when the contact changed. */
  | { kind: 'corrected'; linkNumber: number | undefined };

/**
 * Corrects the name and contact of a registration. A new contact is told, and so is the former one; what was still to
 * be sent goes to the new one, and links sent to the former one end. Throws a 404 Response for an unknown registration.
 */
export async function correctHeldData(
  connection: Connection,
  correction: { registrationId: string; name: string; contact: Contact | null },
  now: Date,
  askable: AskableContacts,
): Promise<CorrectionOutcome> {
  return connection.write(async (trx) => {
    const { row } = await lockRegistration(trx, correction.registrationId, now, askable);
    const { name, contact } = correction;
    const stored = { name: row.name, contact: row.contact, purgedAt: row.purged_at };
    const decision = decideCorrection({ stored, name, contact: contact?.value ?? null });
    if (decision.kind !== 'corrected') return decision;

    const after = {
      ...row,
      name,
      contact_kind: contact?.kind ?? null,
      contact: contact?.value ?? null,
      link_number: row.link_number + (decision.contactChanged ? 1 : 0),
    };
    if (!(await storeIdentity(trx, after))) return { kind: 'contact_taken' };
    if (!decision.contactChanged) return { kind: 'corrected', linkNumber: undefined };
    await tellBothContacts(trx, row, after, now);
    return { kind: 'corrected', linkNumber: after.link_number };
  });
}

/** False, and nothing is stored, when another registration of the session has the contact. */
async function storeIdentity(trx: DatabaseTransaction, row: RegistrationTable): Promise<boolean> {
  // The session is locked: nobody signs up with that contact between the question and the answer.
  const stored = await trx
    .updateTable('registrations')
    .set({
      name: row.name,
      contact_kind: row.contact_kind,
      contact: row.contact,
      link_number: row.link_number,
    })
    .where('id', '=', row.id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('registrations as others')
            .select('others.id')
            .where('others.session_id', '=', row.session_id)
            .where('others.contact', '=', row.contact)
            .where('others.id', '!=', row.id),
        ),
      ),
    )
    .executeTakeFirst();
  return stored.numUpdatedRows > 0n;
}

async function tellBothContacts(
  trx: DatabaseTransaction,
  before: RegistrationTable,
  after: RegistrationTable,
  now: Date,
): Promise<void> {
  await redirectUnsent(trx, before, after, now);
  const toFormer = messageTo(before, before.session_id, 'contact-changed', now).map((message) => ({
    ...message,
    details: { toFormerContact: true },
    dedupeKey: `${message.dedupeKey}:former`,
  }));
  await enqueueMessages(
    trx,
    [...toFormer, ...messageTo(after, after.session_id, 'contact-changed', now)],
    now,
  );
}

/** What waits in the outbox for the former contact goes to the new one, unless it is being sent at this moment. */
async function redirectUnsent(
  trx: DatabaseTransaction,
  before: RegistrationTable,
  after: RegistrationTable,
  now: Date,
): Promise<void> {
  if (before.contact === null || after.contact === null) return;
  await trx
    .updateTable('messages')
    .set({ recipient: after.contact, channel: after.contact_kind === 'phone' ? 'sms' : 'email' })
    .where('registration_id', '=', before.id)
    .where('recipient', '=', before.contact)
    .where('kind', '!=', 'contact-changed')
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('called_at', 'is', null)
    .where('handed_over_at', 'is', null)
    .where((message) =>
      message.or([message('claimed_until', 'is', null), message('claimed_until', '<=', now.toISOString())]),
    )
    .execute();
}

export type ErasureOutcome =
  | { kind: 'already_erased' }
  /** `labelChanged`: refresh the catalogue after the commit. */
  | { kind: 'erased'; sessionSlug: string; labelChanged: boolean };

/**
 * Forgets the name and contact of a registration and deletes the messages about it. Before the session it is cancelled
 * too, and its seats go to the waiting list. Nobody is written to: no address is left. Throws a 404 Response for an
 * unknown registration.
 */
export async function eraseHeldData(
  connection: Connection,
  registrationId: string,
  now: Date,
  askable: AskableContacts,
): Promise<ErasureOutcome> {
  return connection.write(async (trx) => {
    const { session, row, registration } = await lockRegistration(trx, registrationId, now, askable);
    const decision = decideErasure({
      state: session.state,
      registration: { ...registration, purgedAt: row.purged_at },
    });
    if (decision.kind === 'already_erased') return decision;

    const erasedAt = now.toISOString();
    const cancelled = {
      cancelled_at: erasedAt,
      confirmed_at: null,
      waiting_number: null,
      offered_until: null,
    };
    await trx
      .updateTable('registrations')
      .set({
        name: null,
        contact: null,
        contact_kind: null,
        purged_at: erasedAt,
        ...(decision.freed && cancelled),
      })
      .where('id', '=', row.id)
      .execute();
    await trx.deleteFrom('messages').where('registration_id', '=', row.id).execute();
    await forgetCheckIns(trx, session.id, row.id);
    const { slug } = await trx
      .selectFrom('sessions')
      .select('slug')
      .where('id', '=', session.id)
      .executeTakeFirstOrThrow();
    if (!decision.freed) return { kind: 'erased', sessionSlug: slug, labelChanged: false };
    await noteFreedSeats(trx, session, decision.freed);
    const served = await serveWaiting(trx, withSeats(session, decision.freed), now, askable);
    const labelChanged = await storeSeats(trx, session, served.session);
    return { kind: 'erased', sessionSlug: slug, labelChanged };
  });
}
