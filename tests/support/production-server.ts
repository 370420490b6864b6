import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serverFlags } from '../../bin/prepare.mjs';
import { freePort } from './free-port.ts';

export type ProductionServer = {
  /** http://localhost:PORT */
  origin: string;
  processId: number;
  /** Everything it printed until it was ready. */
  greeting: string;
  /** The first group of what it prints sooner or later, once it does. */
  printed(line: RegExp): Promise<string>;
  /** Asks it to stop as a host does, and answers its exit code. */
  stop(): Promise<number | null>;
};

/** Starts the built application as a host does, in a process of its own on a free port, with the network off. */
export async function startProductionServer(environment: Record<string, string>): Promise<ProductionServer> {
  const port = Number(environment.PORT ?? (await freePort()));
  const server = spawn(process.execPath, [...serverFlags, path.resolve('build/main.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://localhost:${port}`,
      SECRET: 'tests-only-tests-only-tests-only-tests-only',
      GEOCODER_URL: 'off',
      TILES_URL: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  server.stdout?.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const greeting = await readGreeting(server);
  return {
    origin: `http://localhost:${port}`,
    processId: server.pid ?? 0,
    greeting,
    async printed(line) {
      for (;;) {
        const found = line.exec(output)?.[1];
        if (found !== undefined) return found;
        if (server.exitCode !== null) throw new Error(`The server ended before it printed ${line}.`);
        await wait(100);
      }
    },
    async stop() {
      if (server.exitCode !== null) return server.exitCode;
      const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      return ended;
    },
  };
}

function readGreeting(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout?.on('data', (data: Buffer) => {
      printed += data.toString();
      if (/^Semainier .*\n/m.test(printed)) resolve(printed);
    });
    server.once('exit', (code) =>
      reject(new Error(`The server ended with ${code} before it was ready:\n${printed}`)),
    );
  });
}
