import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect } from 'node:net';
import type { Application, RequestContext } from '#app/server/context.server.ts';
import { makeHttpServer } from '#app/server/http-server.server.ts';
import { LIVE_PATH, type LiveUpdates, makeLiveUpdates } from '#app/server/live-updates.server.ts';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

export type Served = {
  /** Every request that reached the routes. */
  reached: { request: Request; context: RequestContext }[];
  live: LiveUpdates;
  ask(path: string, options?: Asked): Promise<Answer>;
  /** Listens to what moved: the names of the events so far, and the status of the answer. */
  listen(headers?: Record<string, string>): Promise<{ status: number; events: string[]; leave(): void }>;
  /** Sends bytes as they are and gives the first line of the answer. */
  sendRaw(bytes: string): Promise<string>;
  /** Sends bytes and breaks the connection off. */
  leave(bytes: string): Promise<void>;
  close(): Promise<void>;
};

export type Asked = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Send the body in pieces without announcing its length. */
  chunked?: boolean;
};

/** Serves routes of the test's own behind the real HTTP server, on a port of its own. */
export async function serve(
  application: Application,
  routes: (request: Request, context: RequestContext) => Response | Promise<Response>,
): Promise<Served> {
  const reached: Served['reached'] = [];
  const live = makeLiveUpdates(application, { lookEvery: 20 });
  const server = makeHttpServer(application, {
    async pages(request, context) {
      reached.push({ request, context });
      if (context.refusal !== undefined)
        return new Response(`refused ${context.refusal}`, { status: context.refusal });
      return routes(request, context);
    },
    staticFiles: (_request, _response, next) => next(),
    live,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const { port } = address;
  return {
    reached,
    live,
    ask: (path, options) => ask(port, path, options),
    listen: (headers) => listen(port, headers),
    sendRaw: (bytes) => sendRaw(port, bytes),
    leave: (bytes) => leave(server, port, bytes),
    async close() {
      live.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Node's own client: unlike fetch it sends the headers and the address as they are given. */
function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body, chunked }: Asked = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length =
      body !== undefined && !chunked ? { 'Content-Length': String(Buffer.byteLength(body)) } : {};
    const outgoing = httpRequest(
      { host: '127.0.0.1', port, path, method, headers: { ...headers, ...length } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    if (body !== undefined) outgoing.write(body);
    outgoing.end();
  });
}

function listen(port: number, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; events: string[]; leave(): void }>((resolve, reject) => {
    const events: string[] = [];
    const outgoing = httpRequest({ host: '127.0.0.1', port, path: LIVE_PATH, headers }, (incoming) => {
      incoming.setEncoding('utf8').on('data', (text: string) => {
        for (const [, name = ''] of text.matchAll(/^event: (\w+)$/gm)) events.push(name);
      });
      resolve({ status: incoming.statusCode ?? 0, events, leave: () => outgoing.destroy() });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.once('data', (data) => {
      resolve(data.toString('latin1').split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

/** Done when the server has seen that nobody is there any more. */
async function leave(server: Server, port: number, bytes: string): Promise<void> {
  const closed = new Promise((resolve) =>
    server.once('connection', (socket) => socket.once('close', resolve)),
  );
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
  await once(server, 'request');
  socket.resetAndDestroy();
  await closed;
}
