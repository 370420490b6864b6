import { describe, expect, it } from 'vitest';
import {
  decideSessionMerge,
  type MergeMove,
  type MergeRegistration,
  type MergeSession,
  summariseMoves,
} from '#app/domain/session-merging.ts';
import { makeRandom } from '#tests/support/random.ts';

let number = 0;
const registration = (change: Partial<MergeRegistration> = {}): MergeRegistration => ({
  id: `r${String(++number).padStart(4, '0')}`,
  contact: `personne-${number}@exemple.test`,
  seats: 1,
  status: 'confirmed',
  offered: false,
  waitingNumber: null,
  createdAt: '2027-03-01T09:00:00.000Z',
  ...change,
});
const waiting = (waitingNumber: number, change: Partial<MergeRegistration> = {}) =>
  registration({ status: 'waiting', waitingNumber, ...change });

/** A session whose counts are those of its registrations. */
const session = (
  registrations: readonly MergeRegistration[],
  change: Partial<MergeSession> = {},
): MergeSession & { registrations: readonly MergeRegistration[] } => ({
  state: 'published',
  entry: 'sign_up',
  capacity: 10,
  seatsTaken: sum(registrations.filter(({ status }) => status === 'confirmed')),
  seatsHeld: sum(registrations.filter(({ offered }) => offered)),
  registrations,
  ...change,
});
const sum = (list: readonly { seats: number }[]) => list.reduce((total, { seats }) => total + seats, 0);

const merge = (kept: ReturnType<typeof session>, gone: readonly MergeRegistration[]): MergeMove[] => {
  const decision = decideSessionMerge({ kept, gone: session(gone, { capacity: null }), same: false });
  if (decision.kind !== 'merge') throw new Error(decision.kind);
  return decision.moves;
};
const kinds = (moves: readonly MergeMove[]) => moves.map(({ kind, id }) => `${id} ${kind}`);

describe('merging two sessions', () => {
  it.each([
    ['same', { same: true }, {}, {}],
    ['not-open', { which: 'kept' }, { state: 'under_way' }, {}],
    ['not-open', { which: 'kept' }, { state: 'draft' }, {}],
    ['not-open', { which: 'gone' }, {}, { state: 'cancelled' }],
    ['not-open', { which: 'gone' }, {}, { state: 'past' }],
    ['takes-no-registrations', {}, { entry: 'drop_in', capacity: null }, {}],
  ] as const)('is refused: %s %o', (kind, details, kept, gone) => {
    const decision = decideSessionMerge({
      kept: session([], kept),
      gone: session([registration()], gone),
      same: kind === 'same',
    });
    expect(decision).toEqual(kind === 'same' ? { kind } : { kind, ...details });
  });

  it('keeps a drop-in session when nobody signed up for the other one', () => {
    const kept = session([], { entry: 'drop_in', capacity: null });
    expect(merge(kept, [registration({ status: 'cancelled' })])).toEqual([]);
  });

  it('seats whole groups in their order while they fit, and has the others wait in that order', () => {
    const kept = session([registration({ seats: 6 })]);
    const [a, b, c] = [
      registration({ seats: 3, createdAt: '2027-03-01T09:00:00.000Z' }),
      registration({ seats: 2, createdAt: '2027-03-01T09:00:01.000Z' }),
      registration({ seats: 1, createdAt: '2027-03-01T09:00:02.000Z' }),
    ];
    expect(merge(kept, [c, b, a])).toEqual([
      { kind: 'seat', id: a.id, seats: 3 },
      { kind: 'wait', id: b.id, seats: 2 },
      { kind: 'seat', id: c.id, seats: 1 },
    ]);
  });

  it('places those who had a seat before those who were offered one, and these before those who waited', () => {
    const kept = session([registration({ seats: 8 })]);
    const late = registration({ createdAt: '2027-03-09T09:00:00.000Z' });
    const offered = waiting(7, { offered: true });
    const [first, second] = [waiting(3), waiting(4)];
    expect(kinds(merge(kept, [second, first, offered, late]))).toEqual([
      `${late.id} seat`,
      `${offered.id} seat`,
      `${first.id} wait`,
      `${second.id} wait`,
    ]);
  });

  it('leaves held seats to those who were offered them', () => {
    const kept = session([registration({ seats: 7 }), waiting(1, { seats: 3, offered: true })]);
    expect(kinds(merge(kept, [registration({ id: 'x' })]))).toEqual(['x wait']);
  });

  it('seats everybody where there is no limit', () => {
    const kept = session([], { capacity: null });
    const moves = merge(kept, [registration({ seats: 30 }), waiting(1, { seats: 6 })]);
    expect(moves.map(({ kind }) => kind)).toEqual(['seat', 'seat']);
  });

  describe('of the same contact', () => {
    const contact = 'jeanne@exemple.test';
    const joined = (
      own: Partial<MergeRegistration>,
      other: Partial<MergeRegistration>,
      taken: number,
    ): MergeMove | undefined => {
      const mine = registration({ contact, ...own });
      const others = taken > 0 ? [registration({ seats: taken })] : [];
      return merge(session([mine, ...others]), [registration({ contact, id: 'gone', ...other })])[0];
    };
    const wait = { status: 'waiting', waitingNumber: 1 } as const;

    it.each([
      ['keeps the larger number of seats where it fits', {}, { seats: 3 }, 7, { seats: 3, seated: false }],
      ['keeps its own where it does not', {}, { seats: 3 }, 8, { seats: 1, seated: false }],
      ['keeps its own when it is larger', { seats: 4 }, {}, 6, { seats: 4, seated: false }],
      [
        'seats who waited and had a seat in the other',
        { ...wait, seats: 2 },
        {},
        8,
        { seats: 2, seated: true },
      ],
      [
        'seats them with what they had, where more does not fit',
        { ...wait, seats: 3 },
        {},
        9,
        { seats: 1, seated: true },
      ],
      [
        'has them wait on where nothing fits',
        { ...wait, seats: 3 },
        { seats: 2 },
        9,
        { seats: 3, seated: false },
      ],
      [
        'gives them the seats that were held for them',
        { ...wait, offered: true, seats: 2 },
        {},
        8,
        { seats: 2, seated: true },
      ],
      [
        'waits on in its place who waited in both',
        wait,
        { ...wait, seats: 2 },
        10,
        { seats: 2, seated: false },
      ],
      [
        'leaves an offer as it was made',
        { ...wait, offered: true },
        { ...wait, seats: 5 },
        9,
        { seats: 1, seated: false },
      ],
    ] as const)('%s', (_, own, other, taken, expected) => {
      expect(joined(own, other, taken)).toMatchObject({ kind: 'join', id: 'gone', ...expected });
    });

    it('takes up again what was cancelled in the kept one, as a newcomer', () => {
      expect(joined({ status: 'cancelled' }, { seats: 2 }, 8)).toMatchObject({
        kind: 'revive',
        as: 'seat',
        seats: 2,
      });
      expect(joined({ status: 'cancelled' }, { seats: 2 }, 9)).toMatchObject({ kind: 'revive', as: 'wait' });
    });

    it('does not take two without a contact for one', () => {
      const kept = session([registration({ contact: null })]);
      expect(merge(kept, [registration({ contact: null })])).toMatchObject([{ kind: 'seat' }]);
    });
  });

  it('counts what it does', () => {
    const mine = registration();
    const moves = merge(session([mine, registration({ seats: 8 })]), [
      registration({ contact: mine.contact }),
      registration(),
      registration(),
    ]);
    expect(summariseMoves(moves)).toEqual({ seated: 1, waiting: 1, joined: 1 });
  });

  it('never oversells and leaves no seat that somebody who waits would fit in, whatever is merged', () => {
    const random = makeRandom(7);
    const pick = (from: number, until: number) => Math.floor(random.between(from, until));
    for (let round = 0; round < 400; round++) {
      const capacity = pick(1, 14);
      const make = (count: number) =>
        Array.from({ length: count }, () => `personne-${pick(0, 12)}@exemple.test`)
          .filter((contact, index, all) => all.indexOf(contact) === index)
          .map((contact) => ({ contact, seats: pick(1, 6) }));
      let free = capacity;
      let line = 0;
      const kept = make(pick(0, 9)).map(({ contact, seats }): MergeRegistration => {
        const drawn = pick(0, 5);
        if (drawn === 0) return registration({ contact, seats, status: 'cancelled' });
        if (seats <= free) {
          free -= seats;
          return drawn === 1
            ? waiting(++line, { contact, seats, offered: true })
            : registration({ contact, seats });
        }
        return waiting(++line, { contact, seats });
      });
      // As everywhere: nobody waits for seats that fit.
      if (kept.some((one) => one.status === 'waiting' && !one.offered && one.seats <= free)) continue;
      let others = 0;
      const gone = make(pick(0, 9)).map(({ contact, seats }) =>
        pick(0, 3) === 0 ? waiting(++others, { contact, seats }) : registration({ contact, seats }),
      );
      const before = session(kept, { capacity });
      const after = apply(kept, merge(before, gone));
      const taken = sum(after.filter(({ status }) => status === 'confirmed'));
      const held = sum(after.filter(({ offered }) => offered));
      expect(taken + held).toBeLessThanOrEqual(capacity);
      const left = capacity - taken - held;
      const idle = after.filter((one) => one.status === 'waiting' && !one.offered && one.seats <= left);
      expect(idle).toEqual([]);
      const contacts = after.map(({ contact }) => contact);
      expect(new Set(contacts).size).toBe(contacts.length);
      // Nobody is lost.
      const known = new Set(
        after.filter(({ status }) => status !== 'cancelled').map(({ contact }) => contact),
      );
      for (const one of [...kept, ...gone])
        if (one.status !== 'cancelled') expect(known.has(one.contact)).toBe(true);

      function apply(own: MergeRegistration[], moves: readonly MergeMove[]): MergeRegistration[] {
        const result = own.map((one) => ({ ...one }));
        for (const move of moves) {
          const coming = gone.find(({ id }) => id === move.id);
          if (!coming) throw new Error('A registration moved that was not there.');
          const as = move.kind === 'revive' ? move.as : move.kind;
          const placed =
            as === 'seat'
              ? { status: 'confirmed' as const, waitingNumber: null }
              : { status: 'waiting' as const, waitingNumber: ++line };
          if (!('into' in move)) {
            result.push({ ...coming, ...placed, offered: false });
            continue;
          }
          const target = result.find(({ id }) => id === move.into);
          if (!target) throw new Error('A registration was joined to none.');
          target.seats = move.seats;
          if (move.kind === 'revive') Object.assign(target, placed);
          else if (move.seated)
            Object.assign(target, { status: 'confirmed', waitingNumber: null, offered: false });
        }
        return result;
      }
    }
  });
});
