import { requireMediator, type SignedInMediator } from '#app/auth/guards.server.ts';
import type { Campaign } from '#app/domain/campaign.ts';
import { type HeldSessions, sumHeldSessions } from '#app/domain/held-sessions.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import { listHeldSessions } from '#db/held-sessions.server.ts';

export type OwnCertificate = { campaign: Campaign; held: HeldSessions };

/** What the signed-in mediator held in each campaign, the latest first; campaigns without any are left out. Two queries. */
export async function loadOwnCertificates(
  request: Request,
  context: RequestContext,
): Promise<{ account: SignedInMediator['account']; certificates: OwnCertificate[] }> {
  const { account } = await requireMediator(request, context);
  const [campaigns, sessions] = await Promise.all([
    listCampaigns(context.connection),
    listHeldSessions(context.connection, account.id, context.now()),
  ]);
  const now = context.now().toISOString();
  const certificates = campaigns.map((campaign) => ({
    campaign,
    held: sumHeldSessions(
      sessions.filter(({ campaignId }) => campaignId === campaign.id),
      now,
    ),
  }));
  return { account, certificates: certificates.filter(({ held }) => held.sessions > 0) };
}
