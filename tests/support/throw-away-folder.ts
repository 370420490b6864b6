import { accessSync, constants, statfsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const IN_MEMORY = '/dev/shm';
/** Bytes: a database of PostgreSQL with its log, and copies of the demonstration, several times over. */
const ROOM = 2 * 1024 ** 3;

/**
 * A new folder for databases that live as long as a run: in memory where there is room, since PostgreSQL copies a database
 * of a thousand files there ten times as fast as on a disk, and no commit waits for one.
 */
export function makeThrowAwayFolder(prefix: string): Promise<string> {
  return mkdtemp(path.join(hasRoom(IN_MEMORY) ? IN_MEMORY : os.tmpdir(), prefix));
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM;
  } catch {
    // Not on every system.
    return false;
  }
}
