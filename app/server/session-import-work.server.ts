import { askableContacts } from '#app/domain/offer.ts';
import { runSessionImports } from '#db/session-import-work.server.ts';
import type { Application } from './context.server.ts';
import { repeatWork } from './repeated-work.server.ts';

/** Often enough that the page of progress moves at its first refresh. */
const RHYTHM = { firstAfter: 1_000, every: 1_000 };

/** Stores what mediators import, also what a stopped process left unfinished. Answers the way to stop. */
export function startSessionImports({
  connection,
  settings,
  catalogue,
  now,
}: Application): () => Promise<void> {
  const surroundings = { now, publicUrl: settings.publicUrl, askable: askableContacts(settings) };
  return repeatWork(RHYTHM, [
    {
      name: 'An import of sessions',
      run: (stopping) => runSessionImports(connection, surroundings, () => catalogue.refresh(), stopping),
    },
  ]);
}
