import type { RunningApplication } from './application.server.ts';

/** Stops cleanly when the host asks; a second signal ends the process at once. */
export function stopOnSignals(running: Pick<RunningApplication, 'stop'>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
