import {
  type AuditAct,
  type AuditSubject,
  auditActs,
  auditSubjects,
  type JournalFilter,
  type JournalMark,
} from '#app/domain/audit.ts';
import { dayBounds } from '#app/domain/local-time.ts';

/** What the form of the journal sends, as its page shows it again; what cannot be read counts as not asked. */
export type JournalQuery = {
  act: AuditAct | undefined;
  subject: AuditSubject | undefined;
  /** Id of one subject; only with its kind. */
  subjectId: string | undefined;
  /** Id of an account, and the e-mail address that was typed instead. */
  person: string | undefined;
  email: string | undefined;
  /** Days in Paris (YYYY-MM-DD), both included. */
  from: string | undefined;
  to: string | undefined;
  after: JournalMark | undefined;
};

const ZONE = 'Europe/Paris';
const MOST_LETTERS = 254;

/** Reads the journal's query: `?acte=published&sujet=session&du=2027-05-17&au=2027-05-23&courriel=…&apres=…` */
export function readJournalQuery(query: URLSearchParams): JournalQuery {
  const read = (name: string) => {
    const value = query.get(name)?.trim() ?? '';
    return value === '' || value.length > MOST_LETTERS ? undefined : value;
  };
  const subject = auditSubjects.find((known) => known === read('sujet'));
  return {
    act: auditActs.find((known) => known === read('acte')),
    subject,
    subjectId: subject && readId(read('chose')),
    person: readId(read('personne')),
    email: read('courriel')?.toLowerCase(),
    from: readDay(read('du')),
    to: readDay(read('au')),
    after: readMark(read('apres')),
  };
}

/** What the database is asked; `accountId` is whom the query names. */
export function journalFilter(query: JournalQuery, accountId: string | undefined): JournalFilter {
  return {
    act: query.act,
    subjectKind: query.subject,
    subjectId: query.subjectId,
    accountId,
    from: query.from && dayBounds(query.from, ZONE).from,
    until: query.to && dayBounds(query.to, ZONE).before,
    after: query.after,
  };
}

/** The query of a page of the journal, with its `?`; empty when nothing is asked. */
export function writeJournalQuery(query: Partial<JournalQuery>, territory: string | undefined): string {
  const { act, subject, subjectId, person, email, from, to, after } = query;
  const written = new URLSearchParams();
  for (const [name, value] of [
    ['territoire', territory],
    ['acte', act],
    ['sujet', subject],
    ['chose', subjectId],
    ['personne', person],
    ['courriel', email],
    ['du', from],
    ['au', to],
    ['apres', after && `${after.at}_${after.id}`],
  ] as const) {
    if (value) written.set(name, value);
  }
  return written.size === 0 ? '' : `?${written}`;
}

function readDay(value: string | undefined): string | undefined {
  if (value === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const day = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value ? undefined : value;
}

function readMark(value: string | undefined): JournalMark | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{1,80})$/.exec(value ?? '') ?? [];
  return at && id ? { at, id } : undefined;
}

function readId(value: string | undefined): string | undefined {
  return value !== undefined && /^[\w:.-]{1,120}$/.test(value) ? value : undefined;
}
