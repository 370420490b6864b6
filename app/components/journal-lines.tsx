import { type AuditDetail, type AuditDetails, auditDetails } from '#app/domain/audit.ts';
import { grades } from '#app/domain/report.ts';
import type { JournalQuery } from '#app/forms/journal.ts';
import { foreignLanguage, formatInstant, formatNumber, keepSigns } from '#app/text/format.ts';
import type { Locale, Text } from '#app/text/locale.ts';
import { territoryName } from '#app/text/territory-name.ts';
import type { JournalLine } from '#db/journal.server.ts';
import type { NamedTerritory } from '#db/territories.server.ts';
import styles from './journal-lines.module.css';
import { useText } from './page-context.tsx';

/** Who did what, line by line, the latest first. Times are those of Paris. */
export function JournalLines({
  lines,
  territories,
  address,
}: {
  lines: readonly JournalLine[];
  /** Every one: whoever acts may coordinate another one than the reader's. */
  territories: readonly NamedTerritory[];
  /** The page with a changed query. */
  address: (changed: Partial<JournalQuery>) => string;
}) {
  const { text, locale } = useText();
  const words = text.journal;
  if (lines.length === 0) return <p>{words.none}</p>;
  const nameOf = (kind: 'region' | 'department' | null, code: string | null) => {
    const known = territories.find((each) =>
      each.kind === 'country' ? kind === null : each.kind === kind && each.code === code,
    );
    return known ? territoryName(text, known) : (code ?? '');
  };
  return (
    <ol className={styles.lines}>
      {lines.map((line) => {
        const { departmentCode, regionCode, territoryKind, territoryCode } = line;
        const where =
          departmentCode === null
            ? nameOf(regionCode === null ? null : 'region', regionCode)
            : nameOf('department', departmentCode);
        const role =
          line.role === 'mediator'
            ? words.roles.mediator
            : words.roles.coordinator(nameOf(territoryKind, territoryCode));
        const told = tellDetails(line.details, line.subject.name, text, locale);
        return (
          <li key={line.id}>
            <p>
              <strong>{text.audit.acts[line.act]}</strong> · {text.audit.subjects[line.subject.kind]}{' '}
              <SubjectName line={line} /> · {where}
            </p>
            <p className="soft">
              <a href={address({ person: line.by.id, email: undefined, after: undefined })}>{line.by.name}</a>
              , {role},{' '}
              <time dateTime={line.at}>
                {words.at(
                  formatInstant(line.at, 'Europe/Paris', locale, 'date'),
                  formatInstant(line.at, 'Europe/Paris', locale, 'time'),
                )}
              </time>
              {told.map((detail) => ` · ${detail}`)} ·{' '}
              <a href={address({ subject: line.subject.kind, subjectId: line.subject.id, after: undefined })}>
                {words.everythingAbout}
                <span className="visually-hidden"> ({line.subject.name ?? words.gone})</span>
              </a>
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** What it was done to, with a link to where that is read. */
function SubjectName({ line: { subject, departmentCode, regionCode } }: { line: JournalLine }) {
  const { text, href, locale } = useText();
  const name = subject.name === undefined ? undefined : keepSigns(subject.name);
  const lang = subject.language && foreignLanguage(subject.language, locale);
  const path = subject.path ?? pathOfKind(subject.kind, departmentCode, regionCode);
  if (!path) return name === undefined ? null : <span lang={lang}>{name}</span>;
  return (
    <a href={href(path)} lang={lang}>
      {name ?? text.journal.see}
    </a>
  );
}

/** Where things without a page of their own are shown together. */
function pathOfKind(
  kind: JournalLine['subject']['kind'],
  departmentCode: string | null,
  regionCode: string | null,
): string | undefined {
  switch (kind) {
    case 'target': {
      const query = departmentCode
        ? `?departement=${departmentCode}`
        : regionCode
          ? `?region=${regionCode}`
          : '';
      return `/coordination/objectifs${query}`;
    }
    case 'goal':
      return '/chiffres';
    case 'account':
    case 'invitation':
      return '/coordination/equipe';
    default:
      return undefined;
  }
}

/** What a line says beyond its subject's name, in one order. */
function tellDetails(details: AuditDetails, name: string | undefined, text: Text, locale: Locale): string[] {
  return auditDetails.flatMap((key) => {
    const value = details[key];
    if (value === undefined || value === null || value === '') return [];
    if (key === 'name' && value === name) return [];
    return text.journal.detail(text.audit.details[key], tellValue(key, value, text, locale));
  });
}

function tellValue(key: AuditDetail, value: string | number, text: Text, locale: Locale): string {
  if (typeof value === 'number') return formatNumber(value, locale);
  const grade = key === 'grade' ? grades.find((known) => known === value) : undefined;
  return grade ? text.reports.summary.grades[grade] : value;
}
