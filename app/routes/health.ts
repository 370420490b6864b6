import type { LoaderFunctionArgs } from '@remix-run/node';
import { databaseAnswers } from '#db/health.server.ts';

/** `/sante`: 200 while the database answers, 503 otherwise. */
export async function loader({ context }: LoaderFunctionArgs) {
  const healthy = await databaseAnswers(context.connection);
  const body = {
    status: healthy ? 'ok' : 'database unavailable',
    database: context.connection.engine,
    version: VERSION,
  };
  return Response.json(body, { status: healthy ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
