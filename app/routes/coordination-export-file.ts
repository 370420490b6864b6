import type { ActionFunctionArgs } from '@remix-run/node';
import { checkFormToken, requireCoordinator } from '#app/auth/guards.server.ts';
import { type ExportFormat, type ExportSubject, readExport } from '#app/domain/export.ts';
import { exportTables } from '#app/feeds/export-tables.ts';
import type { Table } from '#app/feeds/table.ts';
import { csvPieces } from '#app/feeds/table-csv.ts';
import { workbookPieces } from '#app/feeds/table-workbook.server.ts';
import { readForm } from '#app/forms/sent-form.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { formatInstant, formatNumber } from '#app/text/format.ts';
import { type Locale, textIn } from '#app/text/locale.ts';
import {
  type ExportScope,
  listExportedOrganisations,
  listExportedReports,
  listExportedSessions,
  listExportedVenues,
  noteExport,
} from '#db/exports.server.ts';
import { findFigures } from '#db/figures.server.ts';
import { readTerritory, territoryName } from './coordination-territory.server.ts';
import { mediaTypes, streamedResponse } from './streamed-response.server.ts';

/**
 * `/coordination/exports/fichier?departement=23&edition=…`: a table of a territory as a file. A form, since it writes a
 * line into the journal: nothing that opens links by itself leaves one there.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const place = await readTerritory(request, context, signedIn, 'export');
  const asked = readExport(form.get('quoi'), form.get('format'));
  if (!asked) throw new Response(null, { status: 400 });
  const { connection, locale } = context;
  const edition = new URL(request.url).searchParams.get('edition') || undefined;
  const figures = await findFigures(connection, context.now(), edition);
  if (!figures) throw new Response(null, { status: 404 });
  const scope = { campaignId: figures.campaign.id, place };
  const criteria = (language: Locale) =>
    textIn(language).exports.criteria(territoryName(figures, place, language), figures.campaign.name);
  // The journal is written in one language, whoever reads it.
  const note = { ...asked, name: textIn('fr').exports.subjects[asked.subject], criteria: criteria('fr') };
  const noted = await noteExport(connection, signedIn.account.id, scope, note, context.now());
  if (noted.kind === 'too-long') throw new Response(null, { status: 422 });
  const { exports } = textIn(locale);
  const about = { name: exports.subjects[asked.subject], criteria: criteria(locale), rows: noted.rows };
  const where = place.kind === 'country' ? 'france' : place.code;
  return streamedResponse(piecesOf(context, scope, asked, about), {
    'Content-Type': mediaTypes[asked.format],
    'Content-Disposition': `attachment; filename="${exports.fileNames[asked.subject]}-${figures.campaign.slug}-${where}.${asked.format}"`,
    'Cache-Control': 'private, no-store',
  });
}

type About = { name: string; criteria: string; rows: number };

function piecesOf(
  context: RequestContext,
  scope: ExportScope,
  { subject, format }: { subject: ExportSubject; format: ExportFormat },
  about: About,
): AsyncGenerator<Uint8Array> {
  const { connection, settings, locale } = context;
  const tables = exportTables(textIn(locale), settings.publicUrl);
  const write = <Row>(table: Table<Row>, pages: AsyncIterable<readonly Row[]>) => {
    const { exports } = textIn(locale);
    if (format === 'csv') return csvPieces(table, pages, 'people', exports);
    const remarks = { sheetName: exports.remarks.sheetName, lines: remarksOf(context, subject, about) };
    return workbookPieces(table, pages, { sheetName: about.name, words: exports, remarks });
  };
  switch (subject) {
    case 'sessions':
      return write(tables.sessions, listExportedSessions(connection, scope));
    case 'reports':
      return write(tables.reports, listExportedReports(connection, scope));
    case 'venues':
      return write(tables.venues, listExportedVenues(connection, scope));
    case 'organisations':
      return write(tables.organisations, listExportedOrganisations(connection, scope));
  }
}

/** How the table is to be read. */
function remarksOf({ locale, now }: RequestContext, subject: ExportSubject, about: About): string[] {
  const { remarks, rows } = textIn(locale).exports;
  const at = now().toISOString();
  const inParis = (style: 'date' | 'time') => formatInstant(at, 'Europe/Paris', locale, style);
  const ofSubject: Record<ExportSubject, string[]> = {
    sessions: [remarks.times, remarks.codes, remarks.grades, remarks.toVerify, remarks.cancelled],
    reports: [remarks.times, remarks.codes, remarks.grades, remarks.toVerify],
    venues: [remarks.codes],
    organisations: [remarks.codes],
  };
  return [
    remarks.what(about.name, about.criteria),
    remarks.when(inParis('date'), inParis('time'), rows(about.rows, formatNumber(about.rows, locale))),
    ...ofSubject[subject],
  ];
}
