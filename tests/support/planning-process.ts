import { writeCircularBatch } from '#db/circular-work.server.ts';
import { openConnection } from '#db/connection.server.ts';
import { enqueueDueNews } from '#db/mediator-news.server.ts';
import { enqueueDueNotices } from '#db/mediator-notices.server.ts';
import { dyingAt, type Kill } from './dying-connection.ts';

/** A process of its own that writes what mediators are to be told and what is written to them, and is killed meanwhile. */
export type PlanningWork = { databaseUrl: string; now: string; kill: Kill };

process.on('message', async ({ databaseUrl, now, kill }: PlanningWork) => {
  const connection = dyingAt(kill, openConnection(databaseUrl));
  await enqueueDueNews(connection, new Date(now));
  await enqueueDueNotices(connection, new Date(now));
  while ((await writeCircularBatch(connection, new Date(now))) > 0);
  await connection.close();
  process.disconnect();
});
