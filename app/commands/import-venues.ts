/** `npm run import:venues -- FILE`: venues of the national base "lieux de médiation numérique", from CSV or JSON. */
import { parseArgs } from 'node:util';
import { makeGeocoder } from '#app/geo/geocoder.server.ts';
import { readVenueFile } from '#app/geo/venue-file.server.ts';
import { listSuggestedDuplicates } from '#db/venue-duplicates.server.ts';
import { type ImportCounts, importVenues } from '#db/venue-imports.server.ts';
import { runCommand } from './run-command.ts';

const usage = `npm run import:venues -- lieux-de-mediation-numerique.csv
npm run import:venues -- lieux-de-mediation-numerique.json --source "hub-du-sud"   (the source of venues that name none)`;

await runCommand(usage, async ({ connection, settings, now }) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { source: { type: 'string', default: 'base nationale' } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error('Name one file.');
  const counts = await importVenues(connection, readVenueFile(file), {
    defaultSource: values.source,
    // Off, it would only answer with the commune, which the import finds by itself.
    geocoder: settings.geocoderUrl === undefined ? undefined : makeGeocoder(settings, connection),
    now,
    publicUrl: settings.publicUrl,
    onRejection: ({ line, sourceId, reason }) =>
      console.error(`Line ${line} rejected${sourceId === undefined ? '' : ` (${sourceId})`}: ${reason}.`),
    onRemark: ({ line, sourceId, text }) => console.error(`Line ${line} (${sourceId}): ${text}.`),
    onProgress: ({ rows }) => console.error(`${rows} rows read …`),
  });
  const duplicates = await listSuggestedDuplicates(connection);
  return describe(file, counts, duplicates);
});

function describe(
  file: string,
  { rows, created, updated, unchanged, rejected, positions }: ImportCounts,
  duplicates: { venues: number }[],
): string {
  const atOneAddress = duplicates.reduce((sum, { venues }) => sum + venues, 0);
  return [
    `${file}: ${rows} rows`,
    `  created ${created}, updated ${updated}, unchanged ${unchanged}, rejected ${rejected}`,
    `  positions: ${positions.given} as given, ${positions.swapped} with latitude and longitude swapped back, ${positions.approximate} approximate`,
    `  possible duplicates: ${atOneAddress} venues share ${duplicates.length} addresses`,
  ].join('\n');
}
