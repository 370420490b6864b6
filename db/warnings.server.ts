import { localDate, localTime } from '#app/domain/local-time.ts';
import { listWarnings, type SessionWarning } from '#app/domain/session-warnings.ts';
import { listCampaigns } from './campaigns.server.ts';
import { listClashes } from './clashes.server.ts';
import type { Connection } from './connection.server.ts';

export type WarnedSession = {
  id: string;
  campaignId: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  publishedAt: string | null;
  cancelledAt: string | null;
};

/**
 * What is to be checked of each of an organisation's sessions, by id: of drafts and of announced ones that have not begun.
 * Three queries however many. `now` is UTC.
 */
export async function findWarnings(
  connection: Connection,
  sessions: readonly WarnedSession[],
  organisationId: string,
  now: string,
): Promise<Map<string, SessionWarning[]>> {
  const concerned = sessions.filter(
    ({ publishedAt, cancelledAt, startsAt }) =>
      publishedAt === null || (cancelledAt === null && startsAt > now),
  );
  const campaigns = await listCampaigns(connection);
  const clashes = await listClashes(connection, concerned, organisationId);
  return new Map(
    concerned.map(({ id, campaignId, startsAt, endsAt, timeZone }) => [
      id,
      listWarnings({
        date: localDate(startsAt, timeZone),
        startTime: localTime(startsAt, timeZone),
        endTime: localTime(endsAt, timeZone),
        timeZone,
        campaign: campaigns.find((campaign) => campaign.id === campaignId),
        begun: startsAt <= now,
        ...(clashes.get(id) ?? { sameVenue: [], sameMediator: [] }),
      }),
    ]),
  );
}
