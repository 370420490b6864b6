import { fold } from '#app/domain/folding.ts';
import type { SheetColumn, SheetRow } from '#app/domain/session-sheet.ts';
import { textIn } from '#app/text/locale.ts';

/** Where the columns of a sheet are. */
export type Headings = {
  /** The line of the headings. */
  line: number;
  /** Each column's place, from 0. */
  columns: Map<SheetColumn, number>;
  /** Headings that say nothing to us: their columns are not read. */
  unknown: string[];
};

/** How else people call the columns in sheets of their own; folded. */
const OTHER_NAMES: Record<SheetColumn, string[]> = {
  identifier: ['id', 'reference', 'ref', 'identifiant externe', 'identifier'],
  title: ['intitule', 'nom', 'nom de l atelier', 'titre de l atelier', 'title'],
  description: ['descriptif', 'presentation'],
  programme: ['dispositif', 'program'],
  audience: ['public vise', 'publics', 'public cible', 'audience'],
  format: ['type', 'type d atelier'],
  language: ['langues', 'language'],
  attendance: ['modalite', 'attendance'],
  venue: ['nom du lieu', 'salle', 'venue'],
  commune: ['ville', 'town'],
  postcode: ['cp', 'postcode'],
  venueId: ['id du lieu', 'lieu id', 'venue id'],
  onlineUrl: ['visio', 'lien', 'adresse de la visioconference', 'online address'],
  date: ['jour', 'date de l atelier', 'day'],
  start: ['heure de debut', 'heure debut', 'date de debut', 'date et heure', 'horaire', 'start'],
  end: ['heure de fin', 'heure fin', 'date de fin', 'end'],
  duration: ['duree de l atelier', 'duration'],
  entry: ['inscription', 'entry'],
  capacity: ['nombre de places', 'capacite', 'jauge', 'seats'],
  expected: ['personnes attendues', 'participants attendus', 'expected'],
  bring: ['apporter', 'a prevoir', 'to bring'],
  state: ['statut', 'state', 'status'],
};

/** Headings stand near the top: explanations may come first. */
const LINES_LOOKED_AT = 40;
const NEEDED: readonly SheetColumn[] = ['title', 'start'];

/** The first line that names a title and a start. */
export function findHeadings(rows: readonly SheetRow[]): Headings | undefined {
  const names = columnNames();
  for (const { line, cells } of rows.slice(0, LINES_LOOKED_AT)) {
    const columns = new Map<SheetColumn, number>();
    const unknown: string[] = [];
    for (const [at, cell] of cells.entries()) {
      // What stands in brackets explains.
      const column = names.get(fold(cell.replace(/\(.*\)/, '')));
      if (column === undefined && cell.trim() !== '') unknown.push(cell.trim().slice(0, 60));
      if (column !== undefined && !columns.has(column)) columns.set(column, at);
    }
    if (NEEDED.every((column) => columns.has(column))) return { line, columns, unknown };
  }
  return undefined;
}

function columnNames(): Map<string, SheetColumn> {
  const headings: Record<SheetColumn, string> = textIn('fr').sessionImport.columns;
  const names = new Map<string, SheetColumn>();
  for (const column of Object.keys(OTHER_NAMES).filter(isColumn)) {
    for (const name of [headings[column], ...OTHER_NAMES[column]]) names.set(fold(name), column);
  }
  return names;
}

function isColumn(name: string): name is SheetColumn {
  return name in OTHER_NAMES;
}
