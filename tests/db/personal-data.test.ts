import { expect, it } from 'vitest';
import { purgePersonalData } from '#db/personal-data.server.ts';
import { insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const ENDED = '2027-05-18T14:00:00.000Z';
const SIXTY_DAYS_LATER = new Date('2027-07-17T14:00:00.000Z');
const A_MOMENT_MORE = new Date('2027-07-17T14:00:00.001Z');

onBothEngines('personal data', (connection) => {
  const makeRegistration = async () => {
    const session = await insertSession(connection(), {
      starts_at: '2027-05-18T12:00:00.000Z',
      ends_at: ENDED,
      seats_taken: 2,
    });
    const registration = await insertRegistration(connection(), { session_id: session.id, seats: 2 });
    await connection()
      .db.insertInto('messages')
      .values({
        id: registration.id,
        kind: 'registration-confirmed',
        channel: 'email',
        recipient: registration.contact ?? '',
        locale: 'fr',
        registration_id: registration.id,
        dedupe_key: registration.id,
        created_at: ENDED,
        send_after: ENDED,
        attempts: 0,
      })
      .execute();
    return { session, registration };
  };
  const stored = (id: string) =>
    connection().db.selectFrom('registrations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const messagesTo = (id: string) =>
    connection().db.selectFrom('messages').select('id').where('registration_id', '=', id).execute();

  it('stays until 60 days after the session, then name, contact and messages go and the seats stay', async () => {
    const { session, registration } = await makeRegistration();

    await purgePersonalData(connection(), SIXTY_DAYS_LATER);
    expect(await stored(registration.id)).toMatchObject({ name: registration.name, purged_at: null });
    expect(await messagesTo(registration.id)).toHaveLength(1);

    expect(await purgePersonalData(connection(), A_MOMENT_MORE)).toBe(1);
    expect(await stored(registration.id)).toMatchObject({
      name: null,
      contact: null,
      contact_kind: null,
      seats: 2,
      confirmed_at: registration.confirmed_at,
      purged_at: A_MOMENT_MORE.toISOString(),
    });
    expect(await messagesTo(registration.id)).toEqual([]);
    const { seats_taken } = await connection()
      .db.selectFrom('sessions')
      .select('seats_taken')
      .where('id', '=', session.id)
      .executeTakeFirstOrThrow();
    expect(seats_taken).toBe(2);
  });

  it('is purged once: a second run finds nothing to do', async () => {
    await makeRegistration();
    await purgePersonalData(connection(), A_MOMENT_MORE);
    expect(await purgePersonalData(connection(), new Date('2028-01-01T00:00:00.000Z'))).toBe(0);
  });
});
