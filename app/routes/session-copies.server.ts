import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { checkFormToken, requireMediator, type SignedInMediator } from '#app/auth/guards.server.ts';
import { localDate, localTime } from '#app/domain/local-time.ts';
import { dateOfCopy } from '#app/domain/series.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { typedCopy } from '#app/forms/session-values.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath } from '#app/text/locale.ts';
import { getCurrentCampaign, listCampaigns } from '#db/campaigns.server.ts';
import { createPreparation } from '#db/preparations.server.ts';
import type { SessionPageFacts } from '#db/sessions.server.ts';
import { stepPath } from './preparation-steps.server.ts';

/**
 * A POST that copies sessions of one content: their texts, venue and seats become a new preparation, whose dates are
 * proposed and to be chosen.
 */
export async function copySessions(
  { request, context }: ActionFunctionArgs,
  find: (signedIn: SignedInMediator, context: RequestContext) => Promise<SessionPageFacts[]>,
): Promise<Response> {
  const signedIn = await requireMediator(request, context);
  checkFormToken(await readForm(request, context), signedIn);
  const { connection, locale } = context;
  const now = context.now();
  const sessions = await find(signedIn, context);
  const [first] = sessions;
  if (!first) throw new Response(null, { status: 404 });
  const [campaigns, to] = await Promise.all([listCampaigns(connection), getCurrentCampaign(connection, now)]);
  const today = localDate(now.toISOString(), first.timeZone);
  const kept = sessions.filter(({ cancelledAt }) => cancelledAt === null);
  const slots = (kept.length > 0 ? kept : sessions).map((session) => ({
    date: dateOfCopy(session.localDate, {
      from: campaigns.find(({ id }) => id === session.campaignId),
      to,
      today,
    }),
    startTime: localTime(session.startsAt, session.timeZone),
  }));
  const id = await createPreparation(connection, signedIn.account, typedCopy(first, slots), now);
  return redirect(localePath(locale, stepPath(id, 'when')), 303);
}
