import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = { recipients: string[]; parsed: ParsedMail };

export type MailServer = {
  /** For SMTP_URL. */
  url: string;
  received: ReceivedMail[];
  /** What the next mails meet: undefined is acceptance. */
  behaviour: Behaviour | undefined;
  /** Mails that were tried, accepted or not. */
  tried: number;
  /** Mails whose whole content has come, answered or not. */
  read: number;
  close(): Promise<void>;
};

type Behaviour =
  | { kind: 'refuse-recipient'; code: number; text: string }
  | { kind: 'refuse-content'; code: number; text: string }
  | { kind: 'hang-up' }
  /** Accepts once this resolves. */
  | { kind: 'wait-for'; promise: Promise<void> };

/** A real SMTP server on loopback that keeps what it gets. */
export async function startMailServer(): Promise<MailServer> {
  const mailServer: MailServer = {
    url: '',
    received: [],
    behaviour: undefined,
    tried: 0,
    read: 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const refusal = (behaviour: { code: number; text: string }) =>
    Object.assign(new Error(behaviour.text), { responseCode: behaviour.code });
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 100,
    onRcptTo(_address, _session, callback) {
      mailServer.tried += 1;
      const { behaviour } = mailServer;
      callback(behaviour?.kind === 'refuse-recipient' ? refusal(behaviour) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        mailServer.read += 1;
        const { behaviour } = mailServer;
        if (behaviour?.kind === 'refuse-content') return callback(refusal(behaviour));
        if (behaviour?.kind === 'hang-up') {
          for (const connection of server.connections) connection.close();
          return;
        }
        if (behaviour?.kind === 'wait-for') await behaviour.promise;
        const parsed = await simpleParser(Buffer.concat(chunks));
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        mailServer.received.push({ recipients, parsed });
        callback();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  mailServer.url = `smtp://127.0.0.1:${port}`;
  return mailServer;
}
