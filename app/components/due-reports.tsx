import { keepSigns } from '#app/text/format.ts';
import type { DueReport } from '#db/reports.server.ts';
import { useText } from './page-context.tsx';
import { When } from './when.tsx';

/** Sessions whose report an organisation still owes, each with the way to it; nothing when none is due. */
export function DueReports({ reports }: { reports: readonly DueReport[] }) {
  const { text, href } = useText();
  const words = text.reports;
  if (reports.length === 0) return null;
  return (
    <div className="stack">
      <h3>{words.dueTitle}</h3>
      <p>{words.dueLead(reports.length)}</p>
      <ul className="stack">
        {reports.map((report) => (
          <li key={report.id}>
            <a href={href(`/mediation/ateliers/${report.id}/bilan`)}>
              {words.dueLink(keepSigns(report.title))}
            </a>
            <br />
            <span className="soft">
              <When span={report} />
              {report.venueName !== null && `, ${report.venueName}, ${report.communeName}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
