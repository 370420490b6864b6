import type { Territory } from './permission.ts';
import type { Totals } from './totals.ts';

/** The figures that totals hold, one by one: what each session brings to one can be listed, and sums up to it. */

export const figures = [
  'events',
  'seats',
  'participants',
  'checkedIn',
  'counted',
  'estimated',
  'registered',
  'toVerify',
] as const;
export type Figure = (typeof figures)[number];

/** Participants by how they are known: parts of that figure. */
export const gradedFigures = ['checkedIn', 'counted', 'estimated', 'registered'] as const;

/** One figure of some totals. */
export function figureOf({ events, seatsOffered, participants, toVerify }: Totals, figure: Figure): number {
  switch (figure) {
    case 'events':
      return events;
    case 'seats':
      return seatsOffered;
    case 'participants':
      return participants.total;
    case 'toVerify':
      return toVerify;
    default:
      return participants[figure];
  }
}

/** What addresses say: `mesure`, and `grade` for a part of the participants. */
const inAddresses: Record<Figure, { mesure: string; grade?: string }> = {
  events: { mesure: 'ateliers' },
  seats: { mesure: 'places' },
  participants: { mesure: 'participants' },
  checkedIn: { mesure: 'participants', grade: 'emarges' },
  counted: { mesure: 'participants', grade: 'comptes' },
  estimated: { mesure: 'participants', grade: 'estimes' },
  registered: { mesure: 'participants', grade: 'inscrits' },
  toVerify: { mesure: 'a-verifier' },
};

/** The figure that an address names; participants when it names none, undefined when there is no such one. */
export function readFigure(query: URLSearchParams): Figure | undefined {
  const mesure = query.get('mesure') || 'participants';
  // Only participants have grades: with another measure a form may send one all the same.
  const grade = (mesure === 'participants' && query.get('grade')) || undefined;
  return figures.find((figure) => {
    const written = inAddresses[figure];
    return written.mesure === mesure && written.grade === grade;
  });
}

/** The parts of an address that name a figure. */
export function figureInAddress(figure: Figure): { mesure: string; grade?: string } {
  return inAddresses[figure];
}

/**
 * Where the sessions that make a figure of a territory are listed, for its coordinators: `edition` is the slug of a
 * campaign, the current one when not given.
 */
export function figureRowsPath(territory: Territory, figure: Figure, edition?: string): string {
  const { mesure, grade } = inAddresses[figure];
  const query = new URLSearchParams();
  if (territory.kind === 'region') query.set('region', territory.code);
  if (territory.kind === 'department') query.set('departement', territory.code);
  query.set('mesure', mesure);
  if (grade !== undefined) query.set('grade', grade);
  if (edition !== undefined) query.set('edition', edition);
  return `/coordination/chiffres?${query}`;
}
