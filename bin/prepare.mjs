/**
 * What must be there before the application or its tests run: packages and a build. Plain Node without packages,
 * since this is what installs them.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * How the server's Node keeps its memory: about 60 MB of it live at 1,500 sessions, and without this limit it lets
 * three times as much stand before it tidies up. 80,000 sessions fit; a host with more starts build/main.js alone.
 */
export const serverFlags = ['--max-old-space-size=512'];

/** Everything that a build is made from. */
const SOURCES = [
  'app',
  'db',
  'seeds',
  'public',
  'bin/build.mjs',
  'vite.config.ts',
  'remix.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const STAMP = path.join(root, 'build', '.stamp');
const BUILD_LOCK = path.join(root, '.cache', 'build-lock');

/**
 * Runs a command with its output shown; throws when it fails.
 * @param {string} command
 * @param {string[]} parameters
 * @param {Record<string, string>} [environment]
 */
export function run(command, parameters, environment = {}) {
  const { status, error } = spawnSync(command, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`"${command} ${parameters.join(' ')}" ended with ${status}.`);
}

/** @param {string} command */
export function isInstalled(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

/**
 * Installs Debian packages, as root or through sudo without a password; false when neither is possible.
 * @param {string[]} packages
 */
export function installDebianPackages(packages) {
  if (!isInstalled('apt-get')) return false;
  const asRoot = process.getuid?.() === 0;
  if (!asRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false;
  const apt = asRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const [command = 'apt-get', ...before] = apt;
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  run(command, [...before, 'update', '-q'], environment);
  run(command, [...before, 'install', '-y', '-q', '--no-install-recommends', ...packages], environment);
  return true;
}

/** Installs the packages of package-lock.json unless they are all there. */
export function ensurePackages() {
  if (packagesAreInstalled()) return false;
  console.log('Installing packages (npm ci) …');
  // Building needs the development packages too, whatever NODE_ENV says; what is compiled takes all cores (node-gyp).
  const install = () => run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { JOBS: 'max' });
  try {
    install();
  } catch (error) {
    // better-sqlite3 is compiled where its ready-made binary cannot be fetched.
    const missing = ['python3', 'make', 'g++'].filter((command) => !isInstalled(command));
    if (missing.length === 0) throw error;
    console.log(`better-sqlite3 may have to be compiled, and these are missing: ${missing.join(', ')}.`);
    if (!installDebianPackages(['build-essential', 'python3'])) {
      throw new Error('Install a C++ compiler (Debian: build-essential and python3), then start again.');
    }
    install();
  }
  return true;
}

/** npm writes what it installed to node_modules/.package-lock.json when it has finished. */
function packagesAreInstalled() {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  /** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }>} */
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(path.join(root, 'package-lock.json'))).every(
    ([place, { version, optional, peer }]) =>
      place === '' || installed[place]?.version === version || (!installed[place] && (optional || peer)),
  );
}

/** Builds unless the last build was made from the same sources. Two commands at once build one after the other. */
export async function ensureBuild() {
  if (isBuilt()) return false;
  await waitForTurn();
  try {
    if (isBuilt()) return false;
    const stamp = sourcesStamp();
    rmSync(STAMP, { force: true });
    run(process.execPath, [path.join(root, 'bin', 'build.mjs')]);
    writeFileSync(STAMP, stamp);
    return true;
  } finally {
    rmSync(BUILD_LOCK, { force: true });
  }
}

function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesStamp();
}

async function waitForTurn() {
  mkdirSync(path.dirname(BUILD_LOCK), { recursive: true });
  for (;;) {
    try {
      writeFileSync(BUILD_LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch {
      if (!isRunning(Number(readFileSync(BUILD_LOCK, { encoding: 'utf8' }) || 0))) {
        rmSync(BUILD_LOCK, { force: true });
      } else await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** @param {number} processId */
function isRunning(processId) {
  try {
    return processId > 0 && process.kill(processId, 0);
  } catch {
    return false;
  }
}

function sourcesStamp() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesUnder(path.join(root, source))) {
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** @param {string} place @returns {string[]} */
function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}
