/** How full, how well attended and how well reported a week is. Rates are between 0 and 1; undefined of nothing. */

export type WeekCounts = {
  /** Seats of confirmed registrations of all sessions, whatever was reported. */
  registered: number;
  /** Of sessions with sign-up and a limited number of seats. */
  limited: { seats: number; taken: number };
  /**
   * Of sessions with sign-up whose report counts heads or ticks names: seats that were confirmed, and how many of them were
   * used. Where more people came than had signed up, all of them were.
   */
  attended: { seats: number; present: number };
  /** Sessions that are over, and how many of them have a report. */
  ended: { sessions: number; reported: number };
};

export type WeekRates = {
  fill: number | undefined;
  /** At least that share of the confirmed seats stayed empty: somebody who walked in hides somebody who did not come. */
  noShow: number | undefined;
  reportsIn: number | undefined;
};

export const noWeekCounts: WeekCounts = {
  registered: 0,
  limited: { seats: 0, taken: 0 },
  attended: { seats: 0, present: 0 },
  ended: { sessions: 0, reported: 0 },
};

/** What the rates of several territories together are made of. */
export function sumWeekCounts(all: readonly WeekCounts[]): WeekCounts {
  const sum = (number: (counts: WeekCounts) => number) =>
    all.reduce((total, counts) => total + number(counts), 0);
  return {
    registered: sum(({ registered }) => registered),
    limited: { seats: sum(({ limited }) => limited.seats), taken: sum(({ limited }) => limited.taken) },
    attended: {
      seats: sum(({ attended }) => attended.seats),
      present: sum(({ attended }) => attended.present),
    },
    ended: { sessions: sum(({ ended }) => ended.sessions), reported: sum(({ ended }) => ended.reported) },
  };
}

export function weekRates({ limited, attended, ended }: WeekCounts): WeekRates {
  const came = share(attended.present, attended.seats);
  return {
    fill: share(limited.taken, limited.seats),
    noShow: came === undefined ? undefined : 1 - came,
    reportsIn: share(ended.reported, ended.sessions),
  };
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
