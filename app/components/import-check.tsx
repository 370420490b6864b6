import { formatList, formatNumber } from '#app/text/format.ts';
import type { ImportRow } from '#db/session-imports.server.ts';
import { ImportCounts } from './import-counts.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportProblems } from './import-problems.tsx';
import { useText } from './page-context.tsx';

/** What a sheet will do, before it does anything: the mediator says whether. */
export function ImportCheck({
  rows,
  unknownHeadings,
  formToken,
}: {
  rows: ImportRow[];
  unknownHeadings: string[];
  formToken: string;
}) {
  const { text, locale, href } = useText();
  const words = text.sessionImport;
  const shown = (number: number) => formatNumber(number, locale);
  const planned = (plan: ImportRow['plan']) => rows.filter((row) => row.plan === plan).length;
  const bad = rows.filter(({ problems }) => problems.length > 0);
  const changes = planned('create') + planned('update');
  const publishes = rows.filter(({ content }) => content?.publishes).length;
  const past = rows.filter(({ plan, content }) => plan !== 'unchanged' && content?.isPast);
  return (
    <div className="stack-wide">
      <p className={bad.length === 0 ? 'notice notice-success' : 'notice notice-warning'} role="status">
        {bad.length === 0 ? words.allGood : words.someBad(bad.length, shown(bad.length))}
      </p>
      <ImportCounts
        counts={[
          [words.counts.create, planned('create')],
          [words.counts.update, planned('update')],
          [words.counts.unchanged, planned('unchanged')],
          [words.counts.bad, bad.length],
        ]}
      />
      <section className="stack">
        <h2>{words.goodTitle}</h2>
        {planned('create') > 0 && publishes === 0 && <p>{words.asDrafts}</p>}
        {publishes > 0 && <p>{words.publishing(publishes, shown(publishes))}</p>}
        {rows.some(({ plan, content }) => plan === 'update' && content?.isPublic) && (
          <p>{words.publicChanges}</p>
        )}
        {past.length > 0 && (
          <p className="notice notice-warning">
            {words.pastLines(
              `${formatList(
                past.slice(0, LINES_NAMED).map(({ line }) => String(line)),
                locale,
              )}${past.length > LINES_NAMED ? '…' : ''}`,
              past.length > 1,
            )}
          </p>
        )}
        {unknownHeadings.length > 0 && <p>{words.unknownHeadings(formatList(unknownHeadings, locale))}</p>}
        {changes === 0 && <p>{planned('unchanged') > 0 ? words.nothingToDo : words.nothingGood}</p>}
        <div className="row">
          {changes > 0 && (
            <ImportForm formToken={formToken} gesture="enregistrer">
              {bad.length === 0
                ? words.store(changes, shown(changes))
                : words.storeGood(changes, shown(changes))}
            </ImportForm>
          )}
          <ImportForm formToken={formToken} gesture="abandonner" quiet>
            {words.discard}
          </ImportForm>
        </div>
        <p className="soft">
          {words.kept} <a href={href('/mediation/import')}>{words.again}</a>
        </p>
      </section>
      {bad.length > 0 && <ImportProblems rows={bad} />}
    </div>
  );
}

const LINES_NAMED = 10;
