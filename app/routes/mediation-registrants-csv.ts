import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireMediator } from '#app/auth/guards.server.ts';
import { makeRegistrantsCsv } from '#app/feeds/registrants-csv.ts';
import { textIn } from '#app/text/locale.ts';
import { listRegistrants } from '#db/registrants.server.ts';
import { noteHistory } from '#db/session-history.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';

/** `/mediation/ateliers/:id/inscrits.csv` */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account } = await requireMediator(request, context);
  const { connection, locale } = context;
  const session = await getOwnSession(connection, params.id ?? '', account.organisationId);
  const registrants = await listRegistrants(connection, session.id, account.organisationId);
  // Names leave the site: who took them is kept.
  await connection.write((trx) => noteHistory(trx, 'exported', [session.id], account.id, context.now()));
  const { csv } = textIn(locale).registrants;
  return new Response(makeRegistrantsCsv(registrants, session.timeZone, csv), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${csv.fileName}-${session.localDate}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
