import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { installDebianPackages, isInstalled } from '../../bin/prepare.mjs';

/** What a load found. Times are in milliseconds. */
export type Figures = { perSecond: number; p50: number; p99: number; failures: number };

export type Load = {
  origin: string;
  /** The addresses that are asked in turn. */
  paths: string[];
  seconds: number;
  connections?: number;
  /** Fields of an urlencoded form, then sent by POST; `NUMBER` becomes a number of its own in each request. */
  form?: string;
};

/** As browsers ask. */
const ACCEPTED = 'gzip, deflate, br';

/** wrk makes the load where it is there (Debian has it): a loader in Node is slower than what it measures. */
export function prepareLoad(): 'wrk' | 'own' {
  if (isInstalled('wrk')) return 'wrk';
  return installDebianPackages(['wrk']) && isInstalled('wrk') ? 'wrk' : 'own';
}

/** Asks the addresses in turn for some seconds over some connections. */
export async function measure(load: Load): Promise<Figures> {
  return isInstalled('wrk') ? measureWithWrk(load) : measureAlone(load);
}

/** Each request takes the next address, and a number that no other has. */
function scriptOf({ paths, form }: Load): string {
  return `
local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }
local number = ${Math.floor(Date.now() / 1000) % 1_000_000} * 1000000
local failures = 0
wrk.headers["Accept-Encoding"] = "${ACCEPTED}"
${form ? 'wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\nwrk.headers["Sec-Fetch-Site"] = "same-origin"' : ''}
request = function()
  number = number + 1
  local path = paths[number % #paths + 1]
${
  form
    ? `  wrk.headers["X-Forwarded-For"] = "10." .. math.floor(number / 65536) % 256 .. "." .. math.floor(number / 256) % 256 .. "." .. number % 256
  return wrk.format("POST", path, nil, (string.gsub("${form}", "NUMBER", string.format("%d", number))))`
    : '  return wrk.format("GET", path)'
}
end
done = function(summary, latency)
  io.write(string.format("RESULT %d %f %f %f %d\\n", summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
`;
}

async function measureWithWrk(load: Load): Promise<Figures> {
  const { connections = 16, seconds, origin } = load;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'semainier-load-'));
  const script = path.join(directory, 'load.lua');
  writeFileSync(script, scriptOf(load));
  const wrk = spawn('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-s', script, origin], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of wrk.stdout) printed += chunk;
  rmSync(directory, { recursive: true });
  const result = /RESULT (\S+) (\S+) (\S+) (\S+) (\S+)/.exec(printed);
  if (!result) throw new Error(`wrk said nothing to count:\n${printed}`);
  const [requests = 0, duration = 1, p50 = 0, p99 = 0, failures = 0] = result.slice(1).map(Number);
  return { perSecond: requests / duration, p50, p99, failures };
}

/** Where wrk cannot be had: as many connections in this process, each asking as soon as it was answered. */
async function measureAlone({ origin, paths, seconds, connections = 16, form }: Load): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + seconds * 1000;
  const times: number[] = [];
  let failures = 0;
  let number = Date.now() % 1_000_000_000;
  async function askOn() {
    while (performance.now() < end) {
      number += 1;
      const start = performance.now();
      const status = await askOnce(agent, `${origin}${paths[number % paths.length]}`, number, form);
      times.push(performance.now() - start);
      if (status >= 400) failures += 1;
    }
  }
  await Promise.all(Array.from({ length: connections }, askOn));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), failures };
}

function askOnce(agent: Agent, url: string, number: number, form: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Accept-Encoding': ACCEPTED,
      ...(form
        ? {
            'Content-Type': 'application/x-www-form-urlencoded',
            'Sec-Fetch-Site': 'same-origin',
            'X-Forwarded-For': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
          }
        : {}),
    };
    const asked = request(url, { agent, method: form ? 'POST' : 'GET', headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    asked.once('error', reject);
    asked.end(form?.replaceAll('NUMBER', String(number)));
  });
}
