import {
  type ContentRefusal,
  decideEdit,
  type EditRefusal,
  listMissingParts,
  type MissingPart,
  type SessionFacts,
  type TypedSession,
} from './session-editing.ts';
import type { SheetColumn } from './session-sheet.ts';

/**
 * What a row of an imported sheet does: it creates a session, changes the one that it names, or nothing. A sheet may be
 * sent again as often as one likes: the same rows change nothing.
 */

/** What the column of states says; null when it is silent. */
export type RowState = 'draft' | 'published' | 'cancelled' | null;

/** What is wrong with a cell. */
export type ImportProblem = {
  column: SheetColumn;
  /** `D7`; null when the sheet has no such column. */
  cell: string | null;
  /** A key of `text.sessionImport.problems`, or of `text.fieldErrors`. */
  message: string;
  given: string;
  /** Venues that may be meant. */
  suggestions: string[];
};

/** A session of the organisation as it is stored. */
export type StoredSession = SessionFacts &
  Pick<TypedSession, 'programmeSlug' | 'audience' | 'format' | 'language' | 'whatToBring' | 'expected'> & {
    id: string;
  };

export type RowContent = {
  typed: TypedSession;
  /** The typed hours in the zone of the venue. */
  startsAt: string;
  endsAt: string;
  timeZone: string;
  state: RowState;
};

export type RowRefusal =
  | Extract<ContentRefusal, { kind: 'wrong-time' }>
  | EditRefusal
  /** A new session that is to be published lacks something. */
  | { kind: 'incomplete'; missing: MissingPart[] }
  /** Calling off is told to people: it is done on the session's page, with a reason. */
  | { kind: 'cannot-cancel' };

export type RowPlan =
  | RowRefusal
  | { kind: 'create'; publishes: boolean }
  | { kind: 'update'; publishes: boolean }
  | { kind: 'unchanged' };

/** What a row does at `now` (UTC, ISO) to the session that it names, or without one. */
export function planRow(row: RowContent, stored: StoredSession | undefined, now: string): RowPlan {
  if (row.state === 'cancelled' && (stored?.cancelledAt ?? null) === null) return { kind: 'cannot-cancel' };
  if (!stored) {
    const publishes = row.state === 'published';
    const missing = publishes ? listMissingParts(row.typed) : [];
    return missing.length > 0 ? { kind: 'incomplete', missing } : { kind: 'create', publishes };
  }
  // "Draft" beside a published session changes nothing: nothing goes back to being a draft.
  const publishes = row.state === 'published' && stored.publishedAt === null;
  if (!publishes && isSame(row, stored)) return { kind: 'unchanged' };
  const { startsAt, endsAt, timeZone, typed } = row;
  const decision = decideEdit(stored, { ...typed, startsAt, endsAt, timeZone }, now);
  if (decision.kind !== 'edit') return decision;
  if (!publishes) return { kind: 'update', publishes };
  const missing = listMissingParts(typed);
  return missing.length > 0 ? { kind: 'incomplete', missing } : { kind: 'update', publishes };
}

/** Whether a row says what is stored already. */
function isSame({ typed, startsAt, endsAt }: RowContent, stored: StoredSession): boolean {
  return (
    startsAt === stored.startsAt &&
    endsAt === stored.endsAt &&
    typed.venueId === stored.venueId &&
    typed.title === stored.title &&
    typed.description === stored.description &&
    typed.attendance === stored.attendance &&
    typed.onlineUrl === stored.onlineUrl &&
    typed.programmeSlug === stored.programmeSlug &&
    typed.audience === stored.audience &&
    typed.format === stored.format &&
    typed.language === stored.language &&
    typed.whatToBring === stored.whatToBring &&
    typed.entry === stored.entry &&
    typed.capacity === stored.capacity &&
    typed.expected === stored.expected
  );
}

/**
 * What tells a session from the others of its organisation when it has no identifier: title, place and start. A row
 * that repeats them means that session.
 */
export function naturalKey(session: { title: string; venueId: string | null; startsAt: string }): string {
  return `${session.startsAt} ${session.venueId ?? ''} ${session.title.toLowerCase()}`;
}

/** A checked row, as it waits for its mediator's word. */
export type CheckedRow = {
  line: number;
  identifier: string | null;
  title: string;
  problems: ImportProblem[];
  /** Null when there are problems. */
  plan: 'create' | 'update' | 'unchanged' | null;
  content: ImportContent | null;
};

/** What is kept of a good row until it is stored. */
export type ImportContent = {
  typed: TypedSession;
  publishes: boolean;
  /** The session that it changes; null for a new one. */
  sessionId: string | null;
  /** That session is public, so that its registrants may be told. */
  isPublic: boolean;
  /** It begins before the check: allowed, but perhaps a slip of the pen. */
  isPast: boolean;
};

/** Hours that a checked sheet is kept; then it has to be sent again. */
export const IMPORT_HOURS = 24;
