import { expect, it } from 'vitest';
import type { AskableContacts } from '#app/domain/offer.ts';
import { acceptOffer, lapseDueOffers } from '#db/offers.server.ts';
import { cancelRegistration, changeSeats, signUp } from '#db/registrations.server.ts';
import { seatWaitingGroups } from '#db/waiting-lists.server.ts';
import { insertMediator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { makeRandom } from '#tests/support/random.ts';
import { checkSeats } from '#tests/support/seats.ts';

/** The session starts five days later. */
const BEGIN = Date.parse('2027-05-13T12:00:00.000Z');
const ASKABLE: AskableContacts = ['email'];
const ROUNDS = 45;

onBothEngines('a waiting list that lives through five days', (connection) => {
  /**
   * Groups sign up, cancel, accept, decline and change their size, one to four at a time; the room grows; hours pass, and
   * the work that looks for lapsed offers comes sometimes, twice at once, and sometimes not. After every round all that
   * must hold is checked. A seed plays the same history again, but for the order in which the engine takes those who come
   * at once.
   */
  const seen = new Set<string>();

  it.each([1, 2, 3])(
    'never oversells, and leaves no seat idle that somebody waits for (seed %i)',
    async (seed) => {
      const random = makeRandom(seed);
      const db = connection();
      const mediator = await insertMediator(db);
      const session = await insertSession(db, { capacity: 5 });
      const ids: string[] = [];
      let now = BEGIN;
      let people = 0;

      const arrive = async () => {
        people += 1;
        const drawn = random.between(0, 1);
        const contact =
          drawn < 0.8
            ? ({ kind: 'email', value: `personne-${people}@exemple.test` } as const)
            : drawn < 0.9
              ? ({ kind: 'phone', value: `+336${String(people).padStart(8, '0')}` } as const)
              : null;
        const outcome = await signUp(
          db,
          {
            sessionSlug: session.slug,
            name: `Personne ${people}`,
            contact,
            seats: Math.floor(random.between(1, 5)),
            locale: 'fr',
            assistedBy: contact ? null : mediator.id,
          },
          new Date(now),
          ASKABLE,
        );
        if ('registrationId' in outcome) ids.push(outcome.registrationId);
        return outcome.kind;
      };
      /** One who is asked, where somebody is; else anybody. */
      const choose = async (asked: boolean) => {
        const { offered } = await checkSeats(db, session.id, new Date(now), 'choosing');
        const rows = asked && offered.length > 0 ? offered.map(({ id }) => id) : ids;
        return random.pick(rows);
      };
      const grow = (more: number) =>
        db.write(async (trx) => {
          await trx
            .updateTable('sessions')
            .set((row) => ({ capacity: row('capacity', '+', more) }))
            .where('id', '=', session.id)
            .execute();
          await seatWaitingGroups(trx, session.id, new Date(now), ASKABLE);
          return 'grown';
        });
      const drawAction = async (): Promise<() => Promise<string>> => {
        const drawn = random.between(0, 1);
        if (ids.length === 0 || drawn < 0.3) return arrive;
        if (drawn < 0.5) {
          const id = await choose(false);
          return async () => (await cancelRegistration(db, id, new Date(now), ASKABLE)).kind;
        }
        if (drawn < 0.7) {
          const id = await choose(true);
          return async () => (await acceptOffer(db, id, new Date(now), ASKABLE)).kind;
        }
        if (drawn < 0.8) {
          const id = await choose(true);
          return async () => `declined: ${(await cancelRegistration(db, id, new Date(now), ASKABLE)).kind}`;
        }
        if (drawn < 0.97) {
          const change = {
            registrationId: await choose(random.chance(0.5)),
            seats: Math.floor(random.between(1, 5)),
          };
          return async () => (await changeSeats(db, change, new Date(now), ASKABLE)).kind;
        }
        return () => grow(1);
      };

      for (let round = 0; round < ROUNDS; round += 1) {
        const at = `seed ${seed}, round ${round}`;
        const actions = [];
        for (let count = Math.floor(random.between(1, 5)); count > 0; count -= 1)
          actions.push(await drawAction());
        for (const outcome of await Promise.all(actions.map((act) => act()))) seen.add(outcome);
        const { offered } = await checkSeats(db, session.id, new Date(now), at);
        for (const row of offered) {
          expect(row.contact_kind, `${at}: only those are asked whom it reaches`).toBe('email');
          expect(row.offered_until && row.offered_until < session.starts_at, at).toBe(true);
        }
        if (offered.length > 1) seen.add('several offers at once');

        now += random.between(0, 5) * 3_600_000;
        if (random.chance(0.5)) {
          const look = () => lapseDueOffers(db, new Date(now), ASKABLE);
          await Promise.all([look(), look()]);
          const after = await checkSeats(db, session.id, new Date(now), `${at}, later`);
          const open = after.offered.filter(
            (row) => (row.offered_until ?? '') <= new Date(now).toISOString(),
          );
          expect(open, `${at}: nothing that is due stays`).toEqual([]);
        }
      }
      const told = await db.db
        .selectFrom('messages')
        .select('kind')
        .where('session_id', '=', session.id)
        .execute();
      for (const { kind } of told) seen.add(kind);
    },
  );

  it('has met all that it is there for', () => {
    for (const what of [
      'waiting',
      'accepted',
      'declined: cancelled',
      'seat-offered',
      'offer-lapsed',
      'several offers at once',
    ])
      expect(seen).toContain(what);
  });
});
