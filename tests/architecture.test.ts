import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every source of ours, as a path from the root. */
const sources = ['app', 'db', 'seeds', 'tests'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|css)$/.test(name))
    .map((name) => path.join(room, name)),
);
const modules = sources.filter((file) => /\.tsx?$/.test(file));
const ofApplication = modules.filter((file) => !file.startsWith('tests/'));
const textOf = (file: string) => readFileSync(file, 'utf8');

/** A file's room: `app/domain`, `db`, `seeds` … or the file itself for those that stand at app's top. */
function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  if (top !== 'app') return top;
  return path.extname(second) === '' ? `app/${second}` : file;
}

/** Our modules that a file runs, as paths from the root. A type's name disappears in the build and ties nothing. */
function importsOf(file: string): string[] {
  const withoutTypes = textOf(file).replace(/\b(?:import|export) type [^;]*;/g, '');
  const found = withoutTypes.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*'([^']+)'/g);
  return [...found].flatMap(([, name = '']) => {
    if (name.startsWith('#')) return [name.slice(1)];
    return name.startsWith('.') ? [path.join(path.dirname(file), name)] : [];
  });
}

/** Which rooms a room may know beside itself. What is not listed knows nothing but itself. */
const MAY_IMPORT: Record<string, string[]> = {
  'app/domain': [],
  'app/text': ['app/domain'],
  'app/forms': ['app/domain', 'app/text'],
  'app/feeds': ['app/domain', 'app/text'],
  'app/papers': ['app/domain', 'app/text', 'app/feeds'],
  db: ['app/domain', 'app/feeds', 'app/geo', 'app/text'],
  'app/geo': ['app/domain', 'app/text', 'db', 'app/env.server.ts'],
  'app/catalogue': ['app/domain', 'db', 'app/text'],
  'app/mail': ['app/domain', 'app/text', 'app/feeds', 'app/catalogue', 'app/auth', 'db', 'app/env.server.ts'],
  'app/auth': ['app/domain', 'app/text', 'db', 'app/env.server.ts', 'app/server'],
  'app/components': ['app/domain', 'app/text', 'app/forms', 'app/styles'],
  'app/islands': ['app/domain', 'app/text', 'app/components', 'app/styles'],
  'app/routes': [
    'app/domain',
    'app/text',
    'app/forms',
    'app/feeds',
    'app/papers',
    'app/geo',
    'app/catalogue',
    'app/mail',
    'app/auth',
    'app/components',
    'app/styles',
    'app/server',
    'db',
    'app/env.server.ts',
  ],
  'app/commands': ['app/domain', 'app/text', 'app/geo', 'app/env.server.ts', 'db', 'seeds'],
  'app/server': [
    'app/text',
    'app/domain',
    'app/geo',
    'app/catalogue',
    'app/mail',
    'app/auth',
    'app/env.server.ts',
    'db',
    'seeds',
  ],
  seeds: ['app/domain', 'app/text', 'app/feeds', 'app/env.server.ts', 'db'],
};

describe('imports run one way', () => {
  for (const [room, allowed] of Object.entries(MAY_IMPORT)) {
    it(`from ${room}`, () => {
      const strays = ofApplication
        .filter((file) => roomOf(file) === room)
        .flatMap((file) => importsOf(file).map((target) => ({ file, target, to: roomOf(target) })))
        .filter(({ to }) => to !== room && !allowed.includes(to))
        .map(({ file, target }) => `${file} imports ${target}`);
      expect(strays).toEqual([]);
    });
  }

  it('and every room of the application is known here', () => {
    const rooms = new Set(ofApplication.map(roomOf).filter((room) => !path.extname(room)));
    expect([...rooms].filter((room) => !(room in MAY_IMPORT) && room !== 'app/styles')).toEqual([]);
  });

  it('so that rules know no library but the one for time zones, and no clock', () => {
    const strays = ofApplication
      .filter((file) => file.startsWith('app/domain/'))
      .flatMap((file) =>
        [
          ...textOf(file).matchAll(
            /(?:from '([^'.#][^']*)'|\b(new Date\(\)|Date\.now\(\)|Math\.random\(\)))/g,
          ),
        ]
          .map(([, library, impure]) => library ?? impure)
          .filter((name) => name !== 'luxon')
          .map((name) => `${file}: ${name}`),
      );
    expect(strays).toEqual([]);
  });

  it('so that nothing of the browser reaches a server module', () => {
    const inBrowser = ofApplication.filter((file) => /^app\/(islands|entry\.client)/.test(file));
    expect(inBrowser.flatMap(importsOf).filter((target) => target.includes('.server.'))).toEqual([]);
  });
});

it('only the files for engines name one', () => {
  const named = /sqlite|postgres|\bpg\b/i;
  const allowed = /^(db\/(connection|sqlite|postgres)\.server\.ts|app\/env\.server\.ts)$/;
  const strays = ofApplication
    .filter((file) => !allowed.test(file))
    .filter((file) => named.test(withoutComments(textOf(file))));
  expect(strays).toEqual([]);
});

it('only app/env.server.ts reads the environment', () => {
  const strays = ofApplication.filter(
    (file) => file !== 'app/env.server.ts' && /process\.env|import\.meta\.env/.test(textOf(file)),
  );
  expect(strays).toEqual([]);
});

it('files are in kebab-case and say what they hold', () => {
  const named = /^[a-z0-9]+(-[a-z0-9]+)*(\.(server|client|module|test))?\.(ts|tsx|css)$/;
  const empty = /^(utils?|helpers?|misc|common|index)\.|manager|service\b/;
  const strays = sources.filter(
    (file) => !named.test(path.basename(file)) || empty.test(path.basename(file)),
  );
  expect(strays.filter((file) => !/^app\/entry\.(client|server)\.tsx$|\.d\.ts$/.test(file))).toEqual([]);
});

it('pages hold no inline script and no inline style, which the policy would refuse', () => {
  // A block of data is not run: browsers let it stand.
  const pages = ofApplication.filter(
    (file) => /^app\/(routes|components|root)/.test(file) && file !== 'app/components/json-ld.tsx',
  );
  const strays = pages.filter((file) =>
    /\sstyle=\{|dangerouslySetInnerHTML|<script>|\son[A-Z]\w+=\{/.test(textOf(file)),
  );
  expect(strays).toEqual([]);
});

it('every element that asks for an island names one that there is', () => {
  const [, list = ''] = /const islands[^{]*\{([\s\S]*?)\n\};/.exec(textOf('app/entry.client.tsx')) ?? [];
  const known = [...list.matchAll(/^ {2}'?([a-z-]+)'?: /gm)].map(([, name]) => name);
  const asked = ofApplication.flatMap((file) =>
    [...textOf(file).matchAll(/data-island="([^"]*)"/g)].map(([, name]) => ({ file, name })),
  );
  expect(known).toContain('check-in');
  expect(asked.filter(({ name }) => !known.includes(name))).toEqual([]);
});

it('phrases stand in app/text: pages hold no accented words of their own', () => {
  const pages = ofApplication.filter((file) => /^app\/(routes|components|islands|root)/.test(file));
  const strays = pages.flatMap((file) =>
    withoutComments(textOf(file))
      .split('\n')
      .filter((line) => /[àâçéèêëîïôùûü]/i.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(strays).toEqual([]);
});

describe('the lock file', () => {
  type Locked = { resolved?: string; optionalDependencies?: Record<string, string> };
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(textOf('package-lock.json'));

  it('names no address to fetch from: each host has its own registry', () => {
    const addresses = Object.values(packages).filter(({ resolved }) => resolved !== undefined);
    expect(addresses).toEqual([]);
  });

  it('holds the packages of every system, not only of the one it was made on: npm ci refuses it otherwise', () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
