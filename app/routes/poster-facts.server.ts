import { requireMediator } from '#app/auth/guards.server.ts';
import type { PosterFacts } from '#app/papers/poster.server.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { formatInstant } from '#app/text/format.ts';
import { type Locale, localePath, textIn } from '#app/text/locale.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import { listSeriesDates, type SeriesDate } from '#db/series-dates.server.ts';
import { getOwnSession, type SessionPageFacts } from '#db/sessions.server.ts';
import { languageOfPapers, sessionWords, shortAddress } from './session-papers.server.ts';

export type PosterOutcome =
  | { kind: 'facts'; session: SessionPageFacts; facts: PosterFacts; locale: Locale }
  /** Why there is none: nobody may sign up yet or any more, or the series has no two dates to come. */
  | { kind: 'draft' }
  | { kind: 'cancelled' }
  | { kind: 'series' };

/**
 * What the poster of a session says, in the session's language; with `ofSeries`, the poster of all dates to come of its
 * series at that venue. Three queries at most.
 * @throws a 404 response for another organisation's session, a redirect for somebody who is not signed in.
 */
export async function loadPoster(
  request: Request,
  sessionId: string,
  context: RequestContext,
  { ofSeries }: { ofSeries: boolean },
): Promise<PosterOutcome> {
  const { account } = await requireMediator(request, context);
  const session = await getOwnSession(context.connection, sessionId, account.organisationId);
  if (session.publishedAt === null) return { kind: 'draft' };
  if (session.cancelledAt !== null) return { kind: 'cancelled' };
  const [campaigns, seriesDates] = await Promise.all([
    listCampaigns(context.connection),
    ofSeries ? listSeriesDates(context.connection, session, context.now()) : [],
  ]);
  if (ofSeries && seriesDates.length < 2) return { kind: 'series' };
  const locale = languageOfPapers(session);
  const campaign = campaigns.find(({ id }) => id === session.campaignId)?.name ?? '';
  const facts = {
    ...posterFacts(session, campaign, context, locale),
    ...(ofSeries && {
      dates: seriesDates.map((date) => writeDate(date, session, locale)),
      link: context.settings.publicUrl + localePath(locale, `/lieux/${session.venue?.id}`),
    }),
  };
  return { kind: 'facts', session, facts, locale };
}

function posterFacts(
  session: SessionPageFacts,
  campaign: string,
  context: RequestContext,
  locale: Locale,
): PosterFacts {
  const text = textIn(locale);
  const words = text.papers.poster;
  const { title, place, address } = sessionWords(session, locale);
  const format = text.vocabulary.formats[session.format];
  return {
    siteName: text.site.name,
    campaign,
    kicker: session.programme.slug === 'autre' ? format : `${session.programme.name} · ${format}`,
    title,
    dates: [writeDate(session, session, locale)],
    moreDates: words.moreDates,
    place: session.attendance === 'both' ? `${place} · ${words.alsoOnline}` : place,
    address,
    entry: words.free[session.entry],
    scan: words.scan[session.entry],
    link: shortAddress(session, context, locale),
    phone: session.venue?.phone ? words.phone(session.venue.phone) : '',
    host: words.host(session.organisation.name),
  };
}

/**
 * Day without its year (the campaign says it), and hours. On a wall the hours are those of the place; whoever may be elsewhere
 * is told which.
 */
function writeDate(
  date: SeriesDate,
  session: SessionPageFacts,
  locale: Locale,
): PosterFacts['dates'][number] {
  const day = formatInstant(date.startsAt, date.timeZone, locale, 'day');
  if (session.attendance !== 'on_site')
    return { day, hours: sessionWords({ ...session, ...date }, locale).hours };
  const hour = (instant: string) => formatInstant(instant, date.timeZone, locale, 'time');
  return { day, hours: textIn(locale).vocabulary.between(hour(date.startsAt), hour(date.endsAt)) };
}
