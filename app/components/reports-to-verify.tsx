import { formatInstant, formatNumber } from '#app/text/format.ts';
import type { ReportToVerify } from '#db/report-verifications.server.ts';
import { useText } from './page-context.tsx';
import { ReasonList } from './reason-list.tsx';
import { SessionTitle } from './session-title.tsx';
import { When } from './when.tsx';

/** Reports that wait to be verified: each with what it says, what looks odd, and the page where it is decided. */
export function ReportsToVerify({ reports }: { reports: readonly ReportToVerify[] }) {
  const { text, locale, href } = useText();
  const words = text.reportChecks;
  return (
    <ul className="stack">
      {reports.map((report) => (
        <li key={report.id} className="card stack">
          <h2 className="session-card-title">
            <a href={href(`/coordination/bilans/${report.id}`)}>
              <SessionTitle session={report} />
            </a>
          </h2>
          <p className="first-capital">
            <When span={report} withYear />
            {report.venueName !== null && `, ${report.venueName}, ${report.communeName}`} (
            {report.departmentCode}). <span className="soft">{report.organisation}</span>
          </p>
          <p>
            <strong>
              {words.figure(
                text.reports.filedFigure(report.headCount, formatNumber(report.headCount, locale)),
                text.reports.filedGrades[report.grade],
              )}
            </strong>
          </p>
          <ReasonList reasons={report.reasons} />
          {report.askedAt !== null && (
            <p className="soft">
              {words.askedOn(formatInstant(report.askedAt, report.timeZone, locale, 'date'))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
