import { toInstant } from './local-time.ts';
import { endsNextDay, type TypedTime } from './session-editing.ts';

/**
 * What is allowed but worth a second look before people come. Shown before publishing, which stays possible.
 */

/** Another session while this one lasts: in the same room, or held by the same person. */
export type Clash = {
  sessionId: string;
  slug: string;
  title: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  published: boolean;
  /** Of the reader's organisation, so that they may open it. */
  own: boolean;
};

export type SessionWarning =
  | { kind: 'outside-campaign'; startsOn: string; endsOn: string }
  | { kind: 'past' }
  | { kind: 'ambiguous-hour' }
  | { kind: 'unusual-hour' }
  | { kind: 'ends-next-day' }
  | { kind: 'venue-taken'; clash: Clash }
  | { kind: 'mediator-taken'; clash: Clash };

export type WarningFacts = TypedTime & {
  timeZone: string;
  campaign: { startsOn: string; endsOn: string } | undefined;
  /** It has begun already. */
  begun: boolean;
  sameVenue: readonly Clash[];
  sameMediator: readonly Clash[];
};

/** One sentence for each thing to check; a session in the same room is not told again as the same person's. */
export function listWarnings(session: WarningFacts): SessionWarning[] {
  const { campaign, date, startTime, endTime, timeZone, sameVenue, sameMediator } = session;
  const warnings: SessionWarning[] = [];
  if (session.begun) warnings.push({ kind: 'past' });
  if (campaign && (date < campaign.startsOn || date > campaign.endsOn))
    warnings.push({ kind: 'outside-campaign', startsOn: campaign.startsOn, endsOn: campaign.endsOn });
  if ([startTime, endTime].some((time) => toInstant(date, time, timeZone).kind === 'ambiguous'))
    warnings.push({ kind: 'ambiguous-hour' });
  if (endsNextDay(startTime, endTime)) warnings.push({ kind: 'ends-next-day' });
  else if (startTime < '07:00' || endTime > '23:00') warnings.push({ kind: 'unusual-hour' });
  for (const clash of sameVenue) warnings.push({ kind: 'venue-taken', clash });
  const told = new Set(sameVenue.map(({ sessionId }) => sessionId));
  for (const clash of sameMediator) {
    if (!told.has(clash.sessionId)) warnings.push({ kind: 'mediator-taken', clash });
  }
  return warnings;
}
