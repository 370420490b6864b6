import type { Reviewed } from '#app/domain/message.ts';
import type { ReviewedRows, ReviewedSessionRow } from '#db/review-message-rows.server.ts';
import type { ReviewFacts, SessionsMergedFacts } from './told-facts.ts';

/** Longer lists are read in the mediators' space. */
const SESSIONS_NAMED = 12;

type Found = {
  name: string;
  organisation: string | null;
  sessions: ReviewedSessionRow[];
  details: Reviewed;
  /** Sessions and organisation of which it still holds. */
  stillDecided: number;
};

/** What is still as a coordinator decided; undefined when the account is gone. */
export function findReviewed(
  rows: ReviewedRows,
  kind: string,
  details: Reviewed,
  accountId: string | null,
): Found | undefined {
  const name = rows.accounts.get(accountId ?? '');
  if (name === undefined) return undefined;
  const approves = kind === 'review-approved';
  const sessions = details.sessionIds.flatMap((id) => {
    const row = rows.sessions.get(id);
    if (!row) return [];
    const holds = approves ? row.publishedAt !== null && row.cancelledAt === null : row.returnedAt !== null;
    return holds ? [row] : [];
  });
  const known = rows.organisations.get(details.organisationId ?? '');
  const holds = known && (approves ? known.verifiedAt : known.returnedAt) !== null;
  const organisation = known && holds ? known.name : null;
  const stillDecided = sessions.length + (organisation === null ? 0 : 1);
  return { name, organisation, sessions, details, stillDecided };
}

/** What a mail tells of a decision: public pages of what was approved, own pages of what is to be corrected. */
export function tellReview(
  kind: 'review-approved' | 'review-returned',
  { name, organisation, sessions, details }: Found,
  address: (path: string) => string,
): Omit<ReviewFacts, 'locale'> {
  return {
    name,
    organisation,
    sessions: sessions.slice(0, SESSIONS_NAMED).map((row) => ({
      title: row.title,
      language: row.language,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      timeZone: row.timeZone,
      place: row.venueName === null ? null : `${row.venueName}, ${row.communeName}`,
      alsoOnline: row.attendance === 'both',
      url: address(
        kind === 'review-approved'
          ? `/ateliers/${encodeURIComponent(row.slug)}`
          : `/mediation/ateliers/${row.id}`,
      ),
    })),
    more: Math.max(0, sessions.length - SESSIONS_NAMED),
    reason: details.reason,
    note: details.note ?? null,
    spaceUrl: address('/mediation'),
  };
}

/** What a mediator is told of two sessions that were merged; undefined when it is not so, or the account is gone. */
export function findMerged(
  rows: ReviewedRows,
  goneId: string | undefined,
  accountId: string | null,
  address: (path: string) => string,
): Omit<SessionsMergedFacts, 'locale'> | undefined {
  const merge = rows.merges.get(goneId ?? '');
  const name = rows.accounts.get(accountId ?? '');
  if (!merge || name === undefined) return undefined;
  const { title, language, startsAt, endsAt, timeZone, organisation } = merge;
  return {
    name,
    gone: merge.goneTitle,
    kept: {
      title,
      language,
      startsAt,
      endsAt,
      timeZone,
      organisation,
      place: merge.venueName === null ? null : `${merge.venueName}, ${merge.communeName}`,
      alsoOnline: merge.attendance === 'both',
      url: address(`/ateliers/${encodeURIComponent(merge.slug)}`),
    },
    spaceUrl: address('/mediation'),
  };
}
