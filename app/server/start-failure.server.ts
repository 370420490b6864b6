import { SettingsError } from '#app/env.server.ts';

/** Ends a start that failed: with the sentence that says how to mend it where there is one, else with the error. */
export function failToStart(error: unknown): never {
  console.error(sentenceFor(error) ?? error);
  process.exit(1);
}

function sentenceFor(error: unknown): string | undefined {
  if (error instanceof SettingsError) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  switch (error.code) {
    case 'EADDRINUSE':
      return 'PORT: another program listens on this port. Stop it, or set PORT to another number.';
    case 'EACCES':
      return 'PORT: only the administrator may listen on this port. Set PORT to a number above 1023.';
    default:
      return undefined;
  }
}
