import { type ChildProcess, spawn } from 'node:child_process';
import { build } from 'esbuild';

const bundles = new Map<string, Promise<string>>();

/**
 * Starts one of the processes of this folder (`outbox-process`), which takes its work as a message. Its files go to it
 * as one: loaded one by one they took longer than the work.
 */
export async function startOwnProcess(name: string): Promise<ChildProcess> {
  const bundle = bundles.get(name) ?? bundleProcess(name);
  bundles.set(name, bundle);
  const code = await bundle;
  const child = spawn(process.execPath, ['--input-type=module', '-'], {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  });
  child.stdin?.end(code);
  return child;
}

async function bundleProcess(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`tests/support/${name}.ts`],
    bundle: true,
    write: false,
    packages: 'external',
    alias: { '#app': './app', '#db': './db', '#tests': './tests' },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    define: { VERSION: JSON.stringify('test') },
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error(`esbuild made nothing of ${name}.`);
  return bundle.text;
}
