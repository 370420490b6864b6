import { makeReportToken } from '#app/auth/report-token.server.ts';
import type { Settings } from '#app/env.server.ts';
import type { ReportToAsk } from '#db/report-requests.server.ts';
import type { ReportsDueFacts } from './told-facts.ts';

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
