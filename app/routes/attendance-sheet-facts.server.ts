import { requireMediator } from '#app/auth/guards.server.ts';
import { layOutSheet, type SheetLine } from '#app/domain/attendance-sheet.ts';
import type { SheetHeading } from '#app/papers/attendance-sheet.server.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import { listSheetPeople } from '#db/registrants.server.ts';
import { getOwnSession, type SessionPageFacts } from '#db/sessions.server.ts';
import { sessionWords } from './session-papers.server.ts';

/**
 * The attendance sheet of a session of one's own organisation. Three queries.
 * @throws a 404 response for another organisation's, a redirect for somebody who is not signed in.
 */
export async function loadAttendanceSheet(
  request: Request,
  sessionId: string,
  context: RequestContext,
): Promise<{ session: SessionPageFacts; heading: SheetHeading; pages: SheetLine[][] }> {
  const { account } = await requireMediator(request, context);
  const { connection, settings, locale } = context;
  const session = await getOwnSession(connection, sessionId, account.organisationId);
  const [campaigns, people] = await Promise.all([
    listCampaigns(connection),
    listSheetPeople(connection, session.id),
  ]);
  const campaign = campaigns.find(({ id }) => id === session.campaignId);
  const { title, day, hours, place, address } = sessionWords(session, locale);
  const heading = {
    title,
    when: `${day}, ${hours}`,
    where: [place, address].filter(Boolean).join(', '),
    host: [session.organisation.name, campaign?.name].filter(Boolean).join(' · '),
    reportAddress: `${settings.publicUrl}/mediation/ateliers/${session.id}/bilan`,
  };
  return { session, heading, pages: layOutSheet(people, session) };
}
