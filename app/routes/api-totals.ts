import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { type Locale, textIn } from '#app/text/locale.ts';
import { type Figures, findFigures } from '#db/figures.server.ts';
import { apiAnswer, apiProblem } from './api-answer.ts';

/**
 * `GET /api/v1/totals`: the figures of a campaign.
 *
 * Parameters: `campaign` (slug; the current one when not given), `groupBy` (`department` or `region`; none when not
 * given). Answers 200, 400 for another `groupBy`, 404 for an unknown campaign:
 *
 *     {
 *       campaign: { slug, name, startsOn, endsOn,             // local days, YYYY-MM-DD
 *                   archivedAt },                             // UTC; null: its figures still move
 *       generatedAt,                                          // UTC
 *       totals: Totals, targets: Targets,
 *       groupBy: 'department' | 'region' | null,
 *       groups: [{ code, name, regionCode?, population, totals: Totals, targets: Targets, origins: Origins }]
 *     }
 *     Totals  = { events, seatsOffered, participants: { total, checkedIn, counted, estimated, registered }, toVerify }
 *     Targets = { events, seats, participants }
 *     Origins = the same keys, each 'set' or 'computed'
 *
 * `groups` is empty without `groupBy`; territories without any event are listed.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = shape.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refuse(400, context.locale, textIn(context.locale).api.totalsParameters);
  const now = context.now();
  const figures = await findFigures(context.connection, now, query.data.campaign);
  if (!figures) return refuse(404, context.locale, textIn(context.locale).api.campaignNotFound);
  const { slug, name, startsOn, endsOn, archivedAt, targets } = figures.campaign;
  const { groupBy } = query.data;
  return apiAnswer({
    campaign: { slug, name, startsOn, endsOn, archivedAt },
    generatedAt: now.toISOString(),
    totals: figures.totals,
    targets,
    groupBy: groupBy ?? null,
    groups: groupsOf(figures, groupBy),
  });
}

const shape = z.object({
  campaign: z
    .string()
    .regex(/^[a-z0-9-]{1,200}$/)
    .optional(),
  groupBy: z.enum(['department', 'region']).optional(),
});

function refuse(status: 400 | 404, locale: Locale, detail: string): Response {
  const { api } = textIn(locale);
  return apiProblem({ status, title: status === 400 ? api.badRequest : api.notFound, detail });
}

function groupsOf({ departments, regions }: Figures, groupBy: 'department' | 'region' | undefined) {
  switch (groupBy) {
    case 'department':
      return departments.map(({ regionName: _, ...department }) => department);
    case 'region':
      return regions;
    case undefined:
      return [];
  }
}
