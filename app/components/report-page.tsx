import type { SessionState } from '#app/domain/session.ts';
import type { Typed } from '#app/forms/form.ts';
import { typedReport } from '#app/forms/report.ts';
import { formatInstant, keepSigns } from '#app/text/format.ts';
import type { FiledReport as Report } from '#db/reports.server.ts';
import type { FormState } from './field.tsx';
import { FiledReport } from './filed-report.tsx';
import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';
import { ReportForm } from './report-form.tsx';
import { When } from './when.tsx';

type Refused = FormState & {
  typed?: Typed | undefined;
  surprising?: { headCount: number; seats: number };
  filedMeanwhile?: true;
};

/** What was ticked at the door is the surest there is; nothing was: nothing is proposed. */
function startFrom(checkedIn: number): Typed {
  return checkedIn > 0 ? { headCount: String(checkedIn), grade: 'checked_in' } : {};
}

/** The report of a session, to file, to read and to correct. Without a form token it is the page of a mailed link. */
export function ReportPage({
  session,
  state,
  open,
  archivedAt,
  report,
  checkedIn,
  summary,
  justFiled,
  path,
  formToken,
  refused,
}: {
  session: {
    id: string;
    title: string;
    startsAt: string;
    endsAt: string;
    timeZone: string;
    entry: 'sign_up' | 'drop_in';
    seatsTaken: number;
    venue: { name: string; communeName: string } | null;
  };
  state: SessionState;
  open: boolean;
  /** Since when (UTC) the figures of its edition are frozen; null: they move. */
  archivedAt: string | null;
  report: Report | undefined;
  /** People ticked at the door, to start from. */
  checkedIn: number;
  summary: string | undefined;
  justFiled: boolean;
  path: string;
  formToken?: string;
  refused: Refused | undefined;
}) {
  const { text, locale, href } = useText();
  const words = text.reports;
  const form = (
    <ReportForm
      path={path}
      formToken={formToken}
      registered={session.entry === 'sign_up' ? session.seatsTaken : undefined}
      seen={report?.number ?? 0}
      checkedIn={checkedIn}
      values={report ? typedReport(report.content) : startFrom(checkedIn)}
      form={refused}
      surprising={refused?.surprising}
    />
  );
  return (
    <>
      <PageHeading
        kicker={
          formToken === undefined ? undefined : (
            <a href={href(`/mediation/ateliers/${session.id}`)}>{text.mediation.backToSession}</a>
          )
        }
        title={words.title}
      >
        <p className="lead">{keepSigns(session.title)}</p>
        <p className="first-capital">
          <When span={session} withYear />
          {session.venue && `, ${session.venue.name}, ${session.venue.communeName}`}
        </p>
      </PageHeading>
      <div className="stack-wide">
        {justFiled && report && !refused && (
          <p className="notice notice-success" role="status">
            {words.filed}
          </p>
        )}
        {archivedAt !== null && (
          <p className="notice">
            {text.archive.late(formatInstant(archivedAt, 'Europe/Paris', locale, 'date'))}
          </p>
        )}
        {report && <FiledReport report={report} summary={summary ?? ''} timeZone={session.timeZone} />}
        {refused?.filedMeanwhile && (
          <p className="notice notice-warning" role="alert">
            {words.filedMeanwhile}
          </p>
        )}
        {!open && <p className="notice">{state === 'published' ? words.notBegun : words.notHeld}</p>}
        {open && !report && form}
        {open && report && (
          <details open={refused !== undefined}>
            <summary>{words.correct}</summary>
            {form}
          </details>
        )}
      </div>
    </>
  );
}
