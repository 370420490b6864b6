import { Fragment } from 'react';
import { formatInstant, formatNumber } from '#app/text/format.ts';
import type { ReportFile as File, FiledVersion, VersionDecision } from '#db/report-verifications.server.ts';
import { useText } from './page-context.tsx';
import { ReasonList } from './reason-list.tsx';

/** A report for the coordinator who judges it: what it says, what looks odd, and what to compare. */
export function ReportFile({ file: { session, ticked, versions } }: { file: File }) {
  const { text, locale, href } = useText();
  const words = text.reportChecks.file;
  const number = (value: number) => formatNumber(value, locale);
  const [current] = versions;
  const toVerify = session.toVerifySince !== null;
  const planned: [string, string] =
    session.capacity === null && session.expected !== null
      ? [words.expected, number(session.expected)]
      : [words.seats, session.capacity === null ? words.unlimited : number(session.capacity)];
  const facts: [string, string][] = [
    [words.organisation, session.organisation],
    planned,
    [words.registered, number(session.seatsTaken)],
    [words.ticked, number(ticked)],
  ];
  const counts = session.publishedAt !== null && session.cancelledAt === null;
  return (
    <>
      {current && (
        <section className="stack" aria-labelledby="bilan">
          <h2 id="bilan">{words.said}</h2>
          <p className="lead">
            <Said version={current} />
          </p>
          {current.comment !== null && (
            <p>
              {words.comment}
              {text.mail.colon} {current.comment}
            </p>
          )}
          {!counts && <p className="notice">{words.notCounted}</p>}
          {session.archivedAt !== null && (
            <p className="notice">
              {text.archive.late(formatInstant(session.archivedAt, 'Europe/Paris', locale, 'date'))}
            </p>
          )}
          {counts && !toVerify && session.archivedAt === null && (
            <p className="notice notice-success">{words.settled}</p>
          )}
          {toVerify && (
            <>
              <h3>{words.why}</h3>
              <ReasonList reasons={current.reasons} />
            </>
          )}
        </section>
      )}
      <section className="stack" aria-labelledby="comparer">
        <h2 id="comparer">{words.beside}</h2>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
        {session.publishedAt !== null && (
          <p>
            <a href={href(`/ateliers/${session.slug}`)}>{words.publicPage}</a>
          </p>
        )}
      </section>
    </>
  );
}

/** Every version of a report, with what looked odd about it and what was decided. */
export function ReportHistory({ file: { session, versions } }: { file: File }) {
  const { text } = useText();
  const words = text.reportChecks.file;
  return (
    <section className="stack" aria-labelledby="historique">
      <h2 id="historique">{words.history}</h2>
      <ol className="stack">
        {versions.map((version) => (
          <li key={version.number} className="stack">
            <Version version={version} timeZone={session.timeZone} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Version({ version, timeZone }: { version: FiledVersion; timeZone: string }) {
  const { text, locale } = useText();
  const words = text.reportChecks.file;
  return (
    <>
      <p>
        {words.version(formatNumber(version.number, locale))} <Said version={version} />
        {version.comment !== null && `. ${version.comment}`}
        <br />
        <span className="small soft">
          {text.reports.filedBy(
            version.filedBy,
            formatInstant(version.filedAt, timeZone, locale, 'date'),
            formatInstant(version.filedAt, timeZone, locale, 'time'),
          )}{' '}
          ({text.reports.filedThrough[version.filedThrough]})
        </span>
      </p>
      {version.reasons.length > 0 && <ReasonList reasons={version.reasons} />}
      {version.decisions.map((decision) => (
        <Decision key={decision.at} decision={decision} timeZone={timeZone} />
      ))}
    </>
  );
}

function Decision({
  decision: { decision, by, at, note, askedOf },
  timeZone,
}: {
  decision: VersionDecision;
  timeZone: string;
}) {
  const { text, locale } = useText();
  const words = text.reportChecks.file;
  const day = formatInstant(at, timeZone, locale, 'date');
  const time = formatInstant(at, timeZone, locale, 'time');
  return (
    <p>
      {decision === 'confirmed'
        ? words.confirmedBy(by, day, time)
        : words.askedBy(by, askedOf ?? '', day, time)}
      {note !== null && (
        <>
          <br />
          <span className="soft">{note}</span>
        </>
      )}
    </p>
  );
}

/** `60 personnes, comptées sur place` */
function Said({ version: { headCount, grade } }: { version: FiledVersion }) {
  const { text, locale } = useText();
  return text.reportChecks.figure(
    text.reports.filedFigure(headCount, formatNumber(headCount, locale)),
    text.reports.filedGrades[grade],
  );
}
