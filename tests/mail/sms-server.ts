import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export type AskedOfGateway = { method: string; path: string; headers: IncomingHttpHeaders; body: string };

export type SmsServer = {
  /** `http://127.0.0.1:…`. */
  origin: string;
  host: string;
  asked: AskedOfGateway[];
  /** What the next requests meet; undefined: 200 with `{}`. */
  behaviour: SmsBehaviour | undefined;
  close(): Promise<void>;
};

export type SmsBehaviour =
  | { kind: 'answer'; status: number; body: string; headers?: Record<string, string> }
  /** Decides from what was asked. */
  | { kind: 'as'; answer: (asked: AskedOfGateway) => { status: number; body: unknown } }
  | { kind: 'hang' }
  | { kind: 'hang-up' }
  /** A start of an answer, and nothing after it. */
  | { kind: 'stall'; status: number };

/** A real HTTP server on loopback that keeps what it is asked. */
export async function startSmsServer(): Promise<SmsServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      smsServer.asked.push(asked);
      const behaviour = smsServer.behaviour ?? { kind: 'answer', status: 200, body: '{}' };
      switch (behaviour.kind) {
        case 'answer':
          response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body);
          return;
        case 'as': {
          const { status, body } = behaviour.answer(asked);
          response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
          return;
        }
        case 'hang-up':
          request.socket.destroy();
          return;
        case 'stall':
          response.writeHead(behaviour.status).write('{');
          return;
        case 'hang':
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const host = `127.0.0.1:${address.port}`;
  const smsServer: SmsServer = {
    origin: `http://${host}`,
    host,
    asked: [],
    behaviour: undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return smsServer;
}
