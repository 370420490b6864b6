import { auditActs, auditSubjects } from '#app/domain/audit.ts';
import type { JournalQuery } from '#app/forms/journal.ts';
import { territoryName } from '#app/text/territory-name.ts';
import type { JournalLine } from '#db/journal.server.ts';
import type { NamedTerritory } from '#db/territories.server.ts';
import styles from './journal-filters.module.css';
import { useText } from './page-context.tsx';

/** What the journal is asked, as a form whose answers stand in the address. */
export function JournalFilters({
  query,
  territory,
  territories,
  lines,
}: {
  query: JournalQuery;
  /** What was sent for the territory that is shown; undefined: the whole country. */
  territory: string | undefined;
  /** Those that the reader may ask for, their own first. */
  territories: readonly NamedTerritory[];
  /** What was found: it knows the names of whom and what the query means by id. */
  lines: readonly JournalLine[];
}) {
  const { text, href } = useText();
  const words = text.journal;
  const { act, subject, subjectId, person, email, from, to } = query;
  const active = [act, subject, person ?? email, from, to].filter(Boolean).length;
  const [first] = lines;
  return (
    <search className="filters">
      <form action={href('/coordination/journal')} method="get" className="stack">
        {person && <input type="hidden" name="personne" value={person} />}
        {person && first && <p>{words.onlyBy(first.by.name)}</p>}
        {subjectId && first && <p>{words.onlyAbout(first.subject.name ?? words.gone)}</p>}
        <details open={active > 0}>
          <summary>{active > 0 ? words.filtersActive(active) : words.filters}</summary>
          <div className={styles.answers}>
            {territories.length > 1 && (
              <Choice
                name="territoire"
                label={words.territory}
                value={territory}
                choices={territories.map((each) => [valueSent(each), territoryName(text, each)])}
              />
            )}
            <Choice
              name="acte"
              label={words.act}
              value={act}
              choices={[
                ['', words.anything],
                ...auditActs.map((each): [string, string] => [each, text.audit.acts[each]]),
              ]}
            />
            <Choice
              name="sujet"
              label={words.subject}
              value={subject}
              choices={[
                ['', words.anything],
                ...auditSubjects.map((each): [string, string] => [each, text.audit.subjects[each]]),
              ]}
            />
            <Answer name="courriel" type="email" label={words.email} value={email} />
            <Answer name="du" type="date" label={words.from} value={from} />
            <Answer name="au" type="date" label={words.to} value={to} />
          </div>
          <button type="submit" className="button">
            {words.submit}
          </button>
        </details>
        {active > 0 && (
          <p>
            <a href={href('/coordination/journal')}>{words.clear}</a>
          </p>
        )}
      </form>
    </search>
  );
}

/** As the page reads it: `departement-23`, `region-75`; empty for the whole country. */
function valueSent(territory: NamedTerritory): string {
  switch (territory.kind) {
    case 'country':
      return '';
    case 'region':
      return `region-${territory.code}`;
    case 'department':
      return `departement-${territory.code}`;
  }
}

function Choice(props: {
  name: string;
  label: string;
  value: string | undefined;
  choices: readonly (readonly [string, string])[];
}) {
  return (
    <div className="field">
      <label htmlFor={props.name}>{props.label}</label>
      <select className="input" id={props.name} name={props.name} defaultValue={props.value ?? ''}>
        {props.choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Answer(props: { name: string; type: 'email' | 'date'; label: string; value: string | undefined }) {
  return (
    <div className="field">
      <label htmlFor={props.name}>{props.label}</label>
      <input
        className="input"
        id={props.name}
        name={props.name}
        type={props.type}
        defaultValue={props.value}
        maxLength={props.type === 'email' ? 254 : undefined}
        autoComplete="off"
      />
    </div>
  );
}
