import { createHash } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  isOpenFile,
  type OpenFile,
  openSessionColumns,
  openTotalColumns,
  openVenueColumns,
} from '#app/feeds/open-tables.ts';
import type { Column } from '#app/feeds/table.ts';
import { csvPieces } from '#app/feeds/table-csv.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { textIn } from '#app/text/locale.ts';
import { listExportedSessions, listExportedVenues, venuesStamp } from '#db/exports.server.ts';
import { type Figures, findFigures } from '#db/figures.server.ts';
import { listOpenTotals } from './open-data.server.ts';
import { mediaTypes, streamedResponse } from './streamed-response.server.ts';

/** Files are the same in every language. */
const text = textIn('fr');

/**
 * `/chiffres/donnees/ateliers.csv`, `lieux.csv`, `territoires.csv`: open data; `?edition=` as on the page. Totals are kept
 * by the response cache as `/chiffres.csv` is. The others are written while they are sent, and tagged by what changes
 * with them, so that whoever has the last state of one is not sent it again.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { file } = params;
  if (!isOpenFile(file)) throw new Response(null, { status: 404 });
  const slug = new URL(request.url).searchParams.get('edition') ?? undefined;
  const figures = await findFigures(context.connection, context.now(), slug);
  if (!figures) throw new Response(null, { status: 404 });
  const headers = {
    'Content-Type': mediaTypes.csv,
    'Content-Disposition': `attachment; filename="${file}-${figures.campaign.slug}.csv"`,
    'Access-Control-Allow-Origin': '*',
    Link: '<https://www.etalab.gouv.fr/licence-ouverte-open-licence/>; rel="license"',
  };
  if (file === 'territoires') {
    const kept = { ...headers, 'Cache-Control': 'public, max-age=0, s-maxage=2' };
    return new Response(await whole(write(file, context, figures)), { headers: kept });
  }
  const state = {
    ETag: await tagOf(file, context, figures.campaign.slug),
    'Cache-Control': 'private, no-cache',
  };
  if (request.headers.get('If-None-Match')?.includes(state.ETag))
    return new Response(null, { status: 304, headers: state });
  return streamedResponse(write(file, context, figures), { ...headers, ...state });
}

/**
 * Weak, since the bytes differ by their compression. What the public sees of sessions has a version, venues their last
 * change; other columns or another address make another file.
 */
async function tagOf(
  file: 'ateliers' | 'lieux',
  { connection, catalogue, settings }: RequestContext,
  campaign: string,
): Promise<string> {
  const columns = file === 'ateliers' ? openSessionColumns('') : openVenueColumns('');
  const stamp = file === 'ateliers' ? catalogue.version : await venuesStamp(connection);
  const state = [file, campaign, settings.publicUrl, stamp, ...columns.map(({ key }) => key)].join(' ');
  return `W/"${createHash('sha1').update(state).digest('base64url').slice(0, 20)}"`;
}

function write(
  file: OpenFile,
  { connection, settings }: RequestContext,
  figures: Figures,
): AsyncGenerator<Uint8Array> {
  const scope = { campaignId: figures.campaign.id, place: { kind: 'country' as const } };
  const pieces = <Row>(columns: Column<Row>[], pages: AsyncIterable<readonly Row[]>) =>
    csvPieces({ columns, headings: columns.map(({ key }) => key) }, pages, 'programs', text.exports);
  switch (file) {
    case 'ateliers':
      return pieces(openSessionColumns(settings.publicUrl), listExportedSessions(connection, scope));
    case 'lieux':
      return pieces(openVenueColumns(settings.publicUrl), listExportedVenues(connection, scope));
    case 'territoires':
      return pieces(openTotalColumns(), onePage(listOpenTotals(figures, text)));
  }
}

async function whole(pieces: AsyncGenerator<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function* onePage<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows;
}
