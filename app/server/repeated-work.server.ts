export type Work = {
  /** For the log. */
  name: string;
  run: (stopping: AbortSignal) => Promise<unknown>;
};

/**
 * Milliseconds. Just after its start a process has its first pages to make: each kind of work has a moment of its own
 * for its first time, sooner than `every`.
 */
export type Rhythm = { firstAfter: number; every: number };

/**
 * Does works one after the other in a rhythm, never twice at a time. Each must ask what is due rather than what was
 * planned, so that several processes may do it and a restart skips nothing; one that fails is logged and tried again
 * the next time. Answers the way to stop, which waits for the one under way.
 */
export function repeatWork({ firstAfter, every }: Rhythm, works: Work[]): () => Promise<void> {
  const stopping = new AbortController();
  let running = Promise.resolve();
  let waiting = false;
  async function round() {
    waiting = false;
    for (const { name, run } of works) {
      if (stopping.signal.aborted) return;
      try {
        await run(stopping.signal);
      } catch (error) {
        console.error(`${name} failed, and is tried again later.`, error);
      }
    }
  }
  const start = () => {
    // A round that takes longer than the rest between two is followed by one, not by all that were missed.
    if (waiting) return;
    waiting = true;
    running = running.then(round);
  };
  const first = setTimeout(start, firstAfter);
  const timer = setInterval(start, every);
  return async () => {
    stopping.abort();
    clearTimeout(first);
    clearInterval(timer);
    await running;
  };
}
