import { formatNumber } from '#app/text/format.ts';
import type { ImportRow, SessionImport } from '#db/session-imports.server.ts';
import { ImportCounts } from './import-counts.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportProblems } from './import-problems.tsx';
import { useText } from './page-context.tsx';

/** What became of a sheet, and what is left to do: publish its drafts, mend its bad rows. */
export function ImportResult({
  rows,
  drafts,
  formToken,
}: {
  rows: ImportRow[];
  drafts: SessionImport['drafts'];
  formToken: string;
}) {
  const { text, locale, href } = useText();
  const words = text.sessionImport;
  const shown = (number: number) => formatNumber(number, locale);
  const became = (outcome: ImportRow['outcome']) => rows.filter((row) => row.outcome === outcome);
  const refused = became('refused');
  const bad = rows.filter(({ problems }) => problems.length > 0);
  const all = drafts.complete + drafts.incomplete;
  return (
    <div className="stack-wide">
      <ImportCounts
        counts={[
          [words.outcomes.created, became('created').length],
          [words.outcomes.updated, became('updated').length],
          [words.outcomes.unchanged, became('unchanged').length],
          [words.outcomes.refused, refused.length],
          [words.counts.bad, bad.length],
        ]}
      />
      <section className="stack">
        {all > 0 && <p>{words.drafts(all, shown(all))}</p>}
        {drafts.submitted > 0 && (
          <p className="notice">{text.moderation.own.submittedMany(drafts.submitted)}</p>
        )}
        {drafts.incomplete > 0 && (
          <p className="notice notice-warning">
            {words.notPublished(drafts.incomplete, shown(drafts.incomplete))}
          </p>
        )}
        <div className="row">
          {drafts.complete > 0 && (
            <ImportForm formToken={formToken} gesture="publier">
              {words.publishAll(drafts.complete, shown(drafts.complete))}
            </ImportForm>
          )}
          <a className="button button-quiet" href={href('/mediation')}>
            {words.toSpace}
          </a>
        </div>
        <p>
          <a href={href('/mediation/import')}>{words.again}</a>
        </p>
      </section>
      {refused.length > 0 && (
        <section className="stack">
          <h2>{words.refusedTitle}</h2>
          <p>{words.refusedLead}</p>
          <ul>
            {refused.map(({ line, title }) => (
              <li key={line}>{words.row(line, title)}</li>
            ))}
          </ul>
        </section>
      )}
      {bad.length > 0 && <ImportProblems rows={bad} />}
    </div>
  );
}
