import type { CheckReason } from '#app/domain/report-check.ts';
import { formatInstant, formatNumber } from '#app/text/format.ts';
import type { FiledReport as Report } from '#db/reports.server.ts';
import { useText } from './page-context.tsx';
import { ReasonList } from './reason-list.tsx';

/** Lines that a narrow window breaks. */
const ROWS_FOR_LONG_LINES = 4;

/** That a report is being verified, and why, to whoever filed it. */
function WaitingReport({ reasons }: { reasons: readonly CheckReason[] }) {
  const { text } = useText();
  const words = text.reportChecks.waiting;
  return (
    <section className="notice notice-warning stack" aria-labelledby="verification">
      <h2 id="verification">{words.title}</h2>
      <p>{words.lead}</p>
      <ReasonList reasons={reasons} />
      <p>{words.mend}</p>
    </section>
  );
}

/** What a report says, its text for La Coop, and who filed which version of it. */
export function FiledReport({
  report,
  summary,
  timeZone,
}: {
  report: Report;
  summary: string;
  timeZone: string;
}) {
  const { text, locale } = useText();
  const words = text.reports;
  const figure = (people: number) => words.filedFigure(people, formatNumber(people, locale));
  const { headCount, grade, comment } = report.content;
  return (
    <>
      {report.toVerify.length > 0 && <WaitingReport reasons={report.toVerify} />}
      <section className="card stack" aria-labelledby="bilan">
        <h2 id="bilan">
          {figure(headCount)}, {words.filedGrades[grade]}
        </h2>
        {comment !== null && <p>{comment}</p>}
        <div className="field">
          <label htmlFor="resume">{words.summaryTitle}</label>
          <p className="field-hint" id="resume-aide">
            {words.summaryHint}
          </p>
          <textarea
            className="input"
            id="resume"
            readOnly
            rows={summary.split('\n').length + ROWS_FOR_LONG_LINES}
            aria-describedby="resume-aide"
            defaultValue={summary}
          />
        </div>
        <p className="row" data-island="copy" data-field="resume" hidden>
          <button type="button" className="button button-quiet">
            {words.copy}
          </button>
          <span role="status" data-copied={words.copied} data-failed={words.notCopied} />
        </p>
      </section>
      <section className="stack" aria-labelledby="historique">
        <h2 id="historique">{words.history}</h2>
        <ol className="stack" reversed>
          {report.versions.map((version) => (
            <li key={version.number} value={version.number}>
              {figure(version.headCount)}, {words.filedGrades[version.grade]}
              {version.comment !== null && `. ${version.comment}`}
              <br />
              <span className="small soft">
                {words.filedBy(
                  version.filedBy,
                  formatInstant(version.filedAt, timeZone, locale, 'date'),
                  formatInstant(version.filedAt, timeZone, locale, 'time'),
                )}{' '}
                ({words.filedThrough[version.filedThrough]})
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
