import type { AppLoadContext } from '@remix-run/node';
import { requireMediator } from '#app/auth/guards.server.ts';
import type { ExportFormat } from '#app/domain/export.ts';
import { attendances, audiences, entries, formats, languages } from '#app/domain/session.ts';
import {
  exampleLine,
  makeSheetCsv,
  makeSheetWorkbook,
  type SheetLine,
  sheetLine,
} from '#app/feeds/session-sheet.server.ts';
import { type Text, textIn } from '#app/text/locale.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { noteSheetExport } from '#db/exports.server.ts';
import { getOrganisation } from '#db/organisations.server.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { listSheetSessions } from '#db/session-sheets.server.ts';
import { mediaTypes } from './streamed-response.server.ts';

/** The sheets are French whatever the page's language: they are shared with colleagues, and the import reads them. */
const text = textIn('fr');

/** The model that mediators fill in, with one example and what may be written. */
export async function modelResponse(
  request: Request,
  context: AppLoadContext,
  format: ExportFormat,
): Promise<Response> {
  await requireMediator(request, context);
  const [programmes, campaign] = await Promise.all([
    listProgrammes(context.connection),
    getCurrentCampaign(context.connection, context.now()),
  ]);
  const example = exampleLine(text, {
    day: campaign?.startsOn ?? context.now().toISOString().slice(0, 10),
    programme: programmes[0]?.name ?? '',
  });
  return sheetResponse(
    [example],
    format,
    text.sessionImport.fileNames.model,
    remarksOf(
      text,
      programmes.map(({ name }) => name),
    ),
  );
}

/** Every session of the mediator's organisation, in the form that the import reads. */
export async function exportResponse(
  request: Request,
  context: AppLoadContext,
  format: ExportFormat,
): Promise<Response> {
  const { account } = await requireMediator(request, context);
  const { connection } = context;
  const sessions = await listSheetSessions(connection, account.organisationId);
  const { name } = await getOrganisation(connection, account.organisationId);
  const note = { name: text.exports.ownSheet, criteria: name, format, rows: sessions.length };
  // What leaves the site is kept.
  await noteSheetExport(connection, account, note, context.now());
  const lines = sessions.map((session) => sheetLine(session, text));
  return sheetResponse(lines, format, text.sessionImport.fileNames.export, []);
}

async function sheetResponse(
  lines: readonly SheetLine[],
  format: ExportFormat,
  name: string,
  remarks: readonly string[],
): Promise<Response> {
  const body =
    format === 'csv'
      ? makeSheetCsv(lines, text, remarks)
      : new Uint8Array(await makeSheetWorkbook(lines, text, remarks));
  return new Response(body, {
    headers: {
      'Content-Type': mediaTypes[format],
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

function remarksOf({ sessionImport: { remarks }, vocabulary }: Text, programmes: string[]): string[] {
  const list = <Code extends string>(codes: readonly Code[], labels: Record<Code, string>) =>
    codes.map((code) => labels[code]).join(', ');
  return [
    remarks.rows,
    remarks.identifier,
    remarks.start,
    remarks.end,
    remarks.venue,
    remarks.attendance(list(attendances, vocabulary.attendances)),
    remarks.programme(programmes.join(', ')),
    remarks.audience(list(audiences, vocabulary.audiences)),
    remarks.format(list(formats, vocabulary.formats)),
    remarks.language(list(languages, vocabulary.languages)),
    remarks.entry(list(entries, vocabulary.entries)),
    remarks.capacity,
    remarks.state,
  ];
}
