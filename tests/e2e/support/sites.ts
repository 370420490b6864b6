/** Files that run at a time. Two are enough for two cores: each has a server and a browser. */
export const WORKERS = 2;

/** Where the files of one worker find their site, one after the other. */
export type Site = {
  port: number;
  /** The demonstration as it is before any test, written for that address: a file of SQLite to copy. */
  demonstration: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    /** One for each worker. */
    sites: Site[];
  }
}
