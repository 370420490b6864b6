import { formatNumber } from '#app/text/format.ts';
import type { ImportRow, SessionImport } from '#db/session-imports.server.ts';
import { usePage, useText } from './page-context.tsx';

/** How far the work on a sheet is. The page is asked again by its `Refresh` header. */
export function ImportProgress({ rows, work }: { rows: ImportRow[]; work: SessionImport['work'] }) {
  const { text, locale } = useText();
  const { address } = usePage();
  const words = text.sessionImport;
  const all = rows.filter((row) => (work === 'store' ? row.plan !== null : isStored(row)));
  const done = all.filter(({ toDo }) => !toDo).length;
  return (
    <div className="stack">
      <p id="avancement">
        <strong className="meter-value">
          {words.progress(formatNumber(done, locale), formatNumber(all.length, locale))}
        </strong>
      </p>
      <progress
        className="meter-bar"
        max={Math.max(1, all.length)}
        value={done}
        aria-labelledby="avancement"
      />
      <p>{words.progressLead}</p>
      <p>
        <a href={address}>{words.refresh}</a>
      </p>
    </div>
  );
}

function isStored({ outcome }: ImportRow): boolean {
  return outcome !== null && outcome !== 'refused';
}
