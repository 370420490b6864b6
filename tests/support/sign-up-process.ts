import { openConnection } from '#db/connection.server.ts';
import { type SignUp, signUp } from '#db/registrations.server.ts';

/**
 * A process of its own that signs people up all at once: what two application servers on one database do to each
 * other cannot happen inside one process. Sends back how many of each outcome there were.
 */
export type SignUpWork = { databaseUrl: string; requests: SignUp[]; now: string };

process.on('message', async ({ databaseUrl, requests, now }: SignUpWork) => {
  const connection = openConnection(databaseUrl);
  const outcomes = await Promise.all(
    requests.map((request) => signUp(connection, request, new Date(now), [])),
  );
  await connection.close();
  process.send?.(
    outcomes.map((outcome) => outcome.kind),
    () => process.disconnect(),
  );
});
