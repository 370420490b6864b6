import { startOutbox } from '#app/mail/outbox-sender.server.ts';
import { openConnection } from '#db/connection.server.ts';
import { lapseDueOffers } from '#db/offers.server.ts';
import { enqueueDueReminders } from '#db/reminders.server.ts';
import { dyingAt, type Kill } from './dying-connection.ts';

/**
 * A process of its own that plans reminders, passes lapsed offers on and sends the outbox, and kills itself with SIGKILL right before or right
 * after its nth write to the database: between any two steps of a sending. Without `kill` it goes on until it is told
 * to stop.
 */
export type OutboxWork = {
  databaseUrl: string;
  smtpUrl: string;
  secret: string;
  now: string;
  kill?: Kill;
};

process.on('message', async (message: OutboxWork | 'stop') => {
  if (message === 'stop') return;
  const { databaseUrl, smtpUrl, secret, now, kill } = message;
  const opened = openConnection(databaseUrl);
  const connection = kill ? dyingAt(kill, opened) : opened;
  await enqueueDueReminders(connection, new Date(now));
  await lapseDueOffers(connection, new Date(now), ['email']);
  startOutbox(
    {
      connection,
      now: () => new Date(now),
      settings: {
        smtpUrl,
        smsUrl: undefined,
        mailFrom: 'Semainier <ne-pas-repondre@semainier.test>',
        publicUrl: 'https://semainier.test',
        secret,
      },
    },
    { restMilliseconds: 10 },
  );
});
