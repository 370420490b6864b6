import type { ImportProblem } from '#app/domain/session-import.ts';
import type { Text } from '#app/text/locale.ts';
import type { ImportRow } from '#db/session-imports.server.ts';
import { useText } from './page-context.tsx';

/** Each row to mend, with its cells: where, what stands there, and what to do about it. */
export function ImportProblems({ rows }: { rows: ImportRow[] }) {
  const { text } = useText();
  const words = text.sessionImport;
  return (
    <section className="stack">
      <h2>{words.problemsTitle}</h2>
      <p>{words.problemsLead}</p>
      <ul className="stack plain-list">
        {rows.map(({ line, title, problems }) => (
          <li key={line} className="card">
            <h3>{words.row(line, title)}</h3>
            <ul>
              {problems.map((problem) => (
                <li key={`${problem.column} ${problem.message}`}>
                  <Problem problem={problem} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Problem({ problem }: { problem: ImportProblem }) {
  const { text } = useText();
  const words = text.sessionImport;
  const { cell, column, given, suggestions } = problem;
  return (
    <>
      <strong>{cell ?? words.noCell}</strong> ({words.columns[column]}
      {cell !== null && <>, {given === '' ? words.blank : words.quoted(given)}</>}){words.colon}{' '}
      {sentenceOf(problem.message, text)}
      {suggestions.length > 0 && (
        <>
          {' '}
          {problem.message !== 'sameAsLine' && words.maybe} {suggestions.join(words.or)}.
        </>
      )}
    </>
  );
}

/** Sheets wait a day: a sentence that a new version no longer has says the least. */
function sentenceOf(message: string, text: Text): string {
  const own: Partial<Record<string, string>> = text.sessionImport.problems;
  const shared: Partial<Record<string, string>> = text.fieldErrors;
  return own[message] ?? shared[message] ?? text.fieldErrors.invalid;
}
