/** What the journal of the coordinators' space tells: acts and their subjects. Never anything of a citizen's. */

export const auditActs = [
  'created',
  'edited',
  /** A draft that waits for a coordinator's yes. */
  'submitted',
  'published',
  'cancelled',
  /** A first yes to an organisation, a mediator or a session, or what came back for a change. */
  'approved',
  'returned',
  'filed',
  'corrected',
  /** A report that looked odd and counts all the same, or does not. */
  'confirmed',
  'set-aside',
  /** The subject took another one in: `details.from` names it. */
  'merged',
  'closed',
  'reopened',
  'deleted',
  'imported',
  'exported',
  'wrote',
  'invited',
  'invitation-withdrawn',
  'joined',
  'target-set',
  'carried-over',
  'archived',
] as const;
export type AuditAct = (typeof auditActs)[number];

export const auditSubjects = [
  'session',
  /** By its session's id. */
  'report',
  'venue',
  'organisation',
  'account',
  'invitation',
  'campaign',
  'goal',
  'target',
  'letter',
  /** What left the site: no row of its own, so its id is made for the line. */
  'export',
  'import',
] as const;
export type AuditSubject = (typeof auditSubjects)[number];

/** What a line may say beyond that. A new one needs its phrase, and never holds anything of a citizen's. */
export const auditDetails = [
  /** Of the subject, for when it is gone. */
  'name',
  /** What was merged into the subject. */
  'from',
  'headCount',
  'grade',
  'recipients',
  /** Of a target: what it covers, and its numbers. */
  'part',
  'events',
  'seats',
  'participants',
  /** Why, as it was chosen and as it was typed. */
  'reason',
  'note',
  /** Of an export or a letter: what was asked for. */
  'criteria',
  'format',
  'rows',
] as const;
export type AuditDetail = (typeof auditDetails)[number];
export type AuditDetails = Partial<Record<AuditDetail, string | number | null>>;

/** Where a page of the journal goes on: after the last line that was read. */
export type JournalMark = { at: string; id: string };

/** What is asked of the journal; undefined: any. Instants are UTC. */
export type JournalFilter = {
  act?: AuditAct | undefined;
  subjectKind?: AuditSubject | undefined;
  subjectId?: string | undefined;
  accountId?: string | undefined;
  /** The first instant, and the first one after the period. */
  from?: string | undefined;
  until?: string | undefined;
  after?: JournalMark | undefined;
};

/**
 * Lines are kept two years, so that what was done for one edition can be explained while the next one is prepared and
 * held (the CNIL advises six months to a year for logs, and up to three where they serve to answer for what was done:
 * délibération 2021-122).
 */
export const JOURNAL_MONTHS = 24;

/** The instant (UTC) before which lines are forgotten. */
export function forgetActsBefore(now: Date): string {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - JOURNAL_MONTHS);
  return limit.toISOString();
}
