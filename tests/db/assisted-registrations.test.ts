import { beforeEach, expect, it } from 'vitest';
import { newId } from '#db/identifiers.ts';
import { type SignUp, signUp } from '#db/registrations.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { insertMediator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { checkSeats } from '#tests/support/seats.ts';

const NOW = new Date('2027-05-01T10:00:00.000Z');

onBothEngines('registrations that mediators make and change', (connection) => {
  let session: SessionTable;
  let assisted: (name: string, seats: number, id?: string) => SignUp;
  const sign = (request: SignUp) => signUp(connection(), request, NOW, []);

  beforeEach(async () => {
    session = await insertSession(connection(), { capacity: 20 });
    const { id: assistedBy } = await insertMediator(connection());
    assisted = (name, seats, id = newId()) => ({
      sessionSlug: session.slug,
      name,
      contact: null,
      seats,
      locale: 'fr',
      assistedBy,
      id,
    });
  });

  it('never oversell while people sign up by themselves at the same time', async () => {
    const groups = Array.from({ length: 20 }, (_, index) => assisted(`Groupe ${index}`, 1 + (index % 9)));
    const people = Array.from(
      { length: 20 },
      (_, index): SignUp => ({
        ...assisted(`Personne ${index}`, 1 + (index % 3)),
        contact: { kind: 'email', value: `personne-${index}@exemple.test` },
        assistedBy: null,
      }),
    );
    const outcomes = await Promise.all(
      groups.flatMap((group, index) => [sign(group), sign(people[index] ?? group)]),
    );
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['confirmed', 'waiting']));
    expect((await checkSeats(connection(), session.id, NOW)).rows).toHaveLength(40);
  });

  it('count once when one form is sent five times at once', async () => {
    const group = assisted('Les Aînés', 8);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => sign(group)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      'already',
      'already',
      'already',
      'already',
      'confirmed',
    ]);
    const { rows, session: after } = await checkSeats(connection(), session.id, NOW);
    expect([rows.length, after.seats_taken]).toEqual([1, 8]);
  });
});
