import { checkRows } from '#app/forms/session-import.server.ts';
import { type RowsOutcome, readSessionRows } from '#app/forms/session-rows.ts';
import { type FileRefusal, readSheetFile } from '#app/forms/sheet-file.server.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { loadContentFacts } from '#db/session-content.server.ts';
import type { Author } from '#db/session-creations.server.ts';
import { storeSessionImport } from '#db/session-imports.server.ts';
import { listSessionsForImport } from '#db/session-sheets.server.ts';
import { findVenueCandidates } from '#db/venue-candidates.server.ts';

export type ImportRefusal = FileRefusal | Exclude<RowsOutcome['kind'], 'rows'> | 'no-campaign';

export type CheckOutcome = { kind: 'checked'; importId: string } | { kind: 'refused'; reason: ImportRefusal };

/** Reads a sheet, checks each row against what is stored, and keeps the result for its mediator's word. */
export async function checkSessionSheet(
  { connection, ...context }: RequestContext,
  author: Author,
  file: { name: string; bytes: Buffer },
): Promise<CheckOutcome> {
  const read = await readSheetFile(file.bytes);
  if (read.kind === 'refused') return read;
  const now = context.now();
  if (!(await getCurrentCampaign(connection, now))) return { kind: 'refused', reason: 'no-campaign' };
  const found = readSessionRows(read.sheet, await listProgrammes(connection));
  if (found.kind !== 'rows') return { kind: 'refused', reason: found.kind };
  const { rows, headings } = found;
  const [sessions, venues, content] = await Promise.all([
    listSessionsForImport(connection, author.organisationId, {
      identifiers: [...new Set(rows.flatMap(({ identifier }) => identifier ?? []))],
      days: rows.flatMap(({ fields }) => (isDay(fields.date) ? [fields.date] : [])),
    }),
    findVenueCandidates(
      connection,
      author.organisationId,
      rows.flatMap(({ venue }) => venue ?? []),
    ),
    loadContentFacts(connection.db, author.organisationId, [{ venueId: null }]),
  ]);
  const checked = await checkRows(rows, headings, {
    sessions,
    venues,
    onlineZone: content.onlinePlace?.time_zone ?? 'Europe/Paris',
    now: now.toISOString(),
  });
  const importId = await storeSessionImport(
    connection,
    author,
    { fileName: file.name, unknownHeadings: headings.unknown, rows: checked },
    now,
  );
  return { kind: 'checked', importId };
}

function isDay(date: string | undefined): date is string {
  return date !== undefined && /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date);
}
