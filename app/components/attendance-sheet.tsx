import type { SheetLine } from '#app/domain/attendance-sheet.ts';
import type { SheetHeading } from '#app/papers/attendance-sheet.server.ts';
import styles from './attendance-sheet.module.css';
import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';
import { QrCode } from './qr-code.tsx';

/** The lines to sign, laid out for paper; the browser repeats the heads of the columns and counts the pages. */
export function AttendanceSheet({
  id,
  heading,
  lines,
}: {
  /** The session's. */
  id: string;
  heading: SheetHeading;
  lines: readonly SheetLine[];
}) {
  const { text, href } = useText();
  const words = text.papers.sheet;
  const own = href(`/mediation/ateliers/${id}`);
  const firstWalkIn = lines.findIndex(({ kind }) => kind === 'walk_in');
  return (
    <div className={styles.sheet}>
      <div className="no-print">
        <PageHeading
          kicker={<a href={own}>{text.mediation.backToSession}</a>}
          title={words.title}
          lead={words.lead}
        >
          <p className="row">
            <a className="button" href={`${own}/emargement.pdf`}>
              {words.pdf}
            </a>
            <button type="button" className="button button-quiet" data-island="print" hidden>
              {words.print}
            </button>
          </p>
        </PageHeading>
      </div>
      <header className={styles.heading}>
        <div>
          <p className={`${styles.kicker} print-only`}>{words.title}</p>
          <h2>{heading.title}</h2>
          <p>
            <strong>{heading.when}</strong>
          </p>
          <p>{heading.where}</p>
          <p className="small">{heading.host}</p>
        </div>
        <div className={styles.code}>
          <QrCode address={heading.reportAddress} label={words.code} />
          <p className="small">
            <a href={href(`/mediation/ateliers/${id}/bilan`)}>{words.report}</a>
          </p>
        </div>
      </header>
      <table className={styles.lines}>
        <caption className="visually-hidden">{words.lead}</caption>
        <colgroup>
          <col />
          <col />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr className="print-only">
            <td colSpan={4}>
              {heading.title} · {heading.when}
            </td>
          </tr>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.seats}</th>
            <th scope="col">{words.signature}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the number is what names a line; pages are rendered once.
            <tr key={index}>
              <td>{index + 1}</td>
              <td>
                <LineName line={line} />
                {index === firstWalkIn && <span className="visually-hidden">{words.walkIns}</span>}
              </td>
              <td>{line.kind === 'person' && line.seats}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">{words.care}</p>
    </div>
  );
}

function LineName({ line }: { line: SheetLine }) {
  const { text } = useText();
  const words = text.papers.sheet;
  if (line.kind === 'walk_in') return null;
  const name = line.name ?? words.forgotten;
  if (line.kind === 'companion') return <span className="small soft">{words.companion(name)}</span>;
  return (
    <strong>
      <bdi>{name}</bdi>
    </strong>
  );
}
