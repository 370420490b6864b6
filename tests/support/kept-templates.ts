import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const KEPT = path.resolve('.cache/test-databases');

/**
 * Where the migrated databases of exactly these sources are kept from one run to the next (a name to add an ending to):
 * making them takes ten seconds, copying them a moment. Those of other sources are removed.
 */
export function findKeptTemplates(): string {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  for (const file of [...withImports('db/migrate.server.ts')].sort()) {
    hash.update(file).update(readFileSync(file));
  }
  const name = hash.digest('hex').slice(0, 16);
  mkdirSync(KEPT, { recursive: true });
  for (const other of readdirSync(KEPT)) {
    if (!other.startsWith(name)) rmSync(path.join(KEPT, other), { recursive: true, force: true });
  }
  return path.join(KEPT, name);
}

/** A file of ours and all files of ours that it needs. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/from '((?:#|\.)[^']+)'/g)) {
    withImports(target.startsWith('#') ? target.slice(1) : path.join(path.dirname(file), target), found);
  }
  return found;
}

/** Copies a file or a folder with its owner (PostgreSQL insists); it appears under its name when it is whole. */
export function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`;
  execFileSync('cp', ['-a', from, unfinished]);
  if (existsSync(to)) rmSync(unfinished, { recursive: true, force: true });
  else renameSync(unfinished, to);
}
