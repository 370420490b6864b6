import { makeReportToken } from '#app/auth/report-token.server.ts';
import { reportLinkEnds } from '#app/domain/report-request.ts';
import type { Settings } from '#app/env.server.ts';
import { readReasons } from '#db/report-checks.server.ts';
import type { ReportToAsk } from '#db/report-requests.server.ts';
import type { CorrectionAsked } from '#db/report-verifications.server.ts';
import type { ReportCorrectionFacts, ReportsDueFacts } from './told-facts.ts';

/** Longer lists are read in the mediators' space. */
const REPORTS_NAMED = 12;

/** What a mail to a mediator asks for, each report with a link that opens it without signing in; undefined: nothing. */
export function tellReports(
  reports: readonly ReportToAsk[],
  { secret }: Pick<Settings, 'secret'>,
  address: (path: string) => string,
): Omit<ReportsDueFacts, 'locale'> | undefined {
  const [first] = reports;
  if (!first) return undefined;
  return {
    name: first.accountName,
    reports: reports.slice(0, REPORTS_NAMED).map((report) => ({
      title: report.title,
      language: report.language,
      startsAt: report.startsAt,
      endsAt: report.endsAt,
      timeZone: report.timeZone,
      place: report.venueName === null ? null : `${report.venueName}, ${report.communeName}`,
      alsoOnline: report.attendance === 'both',
      reportUrl: address(
        `/bilans/${makeReportToken(secret, { sessionId: report.id, accountId: report.accountId })}`,
      ),
    })),
    more: Math.max(0, reports.length - REPORTS_NAMED),
    spaceUrl: address('/mediation'),
  };
}

/** Whether the version that a correction was asked of still stands, and waits to be verified. */
export function isCorrectionDue({ number, currentNumber, toVerifySince }: CorrectionAsked): boolean {
  return number === currentNumber && toVerifySince !== null;
}

/** What a mail that asks for a correction says; its link opens the report without signing in while links still do. */
export function tellCorrection(
  asked: CorrectionAsked,
  { secret }: Pick<Settings, 'secret'>,
  address: (path: string) => string,
  now: Date,
): Omit<ReportCorrectionFacts, 'locale'> {
  const { sessionId, accountId, title, language, startsAt, endsAt, timeZone, headCount, note, by } = asked;
  const path =
    now.toISOString() < reportLinkEnds(endsAt)
      ? `/bilans/${makeReportToken(secret, { sessionId, accountId })}`
      : `/mediation/ateliers/${sessionId}/bilan`;
  return {
    name: asked.name,
    session: {
      title,
      language,
      startsAt,
      endsAt,
      timeZone,
      place: asked.venueName === null ? null : `${asked.venueName}, ${asked.communeName}`,
      alsoOnline: asked.attendance === 'both',
    },
    headCount,
    reasons: readReasons(asked.reasons),
    note,
    by,
    replyTo: asked.coordinatorGoneAt === null ? asked.replyTo : null,
    reportUrl: address(path),
  };
}
