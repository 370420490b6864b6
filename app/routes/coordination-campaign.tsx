import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ArchivingForm, ReopeningForm } from '#app/components/archiving-forms.tsx';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { MakeUpTable } from '#app/components/make-up-table.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { StatusNotice } from '#app/components/status-notice.tsx';
import { TotalsSummary } from '#app/components/totals-summary.tsx';
import { archivableFrom } from '#app/domain/campaign.ts';
import { figureRowsPath } from '#app/domain/figure.ts';
import { localDate } from '#app/domain/local-time.ts';
import { checkForm } from '#app/forms/form.ts';
import { reopeningShape } from '#app/forms/reopening.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { formatDays, formatInstant } from '#app/text/format.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { archiveCampaign, findArchiving, reopenCampaign } from '#db/archived-campaigns.server.ts';
import { getCampaign } from '#db/campaigns.server.ts';
import { findFigures } from '#db/figures.server.ts';
import { getWeekCounts } from '#db/week-counts.server.ts';

export const headers = privateHeaders;

/** `/coordination/editions/:slug`: the figures of one edition, to be made to stand as they are, or to move again. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  requirePermission(signedIn, 'manage-campaigns', { kind: 'country' });
  const { connection, locale } = context;
  const now = context.now();
  const { id, slug } = await getCampaign(connection, params.slug ?? '');
  const [figures, counts, archiving] = await Promise.all([
    findFigures(connection, now, slug),
    getWeekCounts(connection, id, { kind: 'country' }, now),
    findArchiving(connection, id),
  ]);
  if (!figures) throw new Response(null, { status: 404 });
  const { campaign, totals, targets } = figures;
  const from = archivableFrom(campaign);
  return {
    page: { title: textIn(locale).archive.title, hidden: true },
    formToken: signedIn.formToken,
    campaign,
    totals,
    targets,
    archiving,
    ended: counts.ended,
    archivableFrom: localDate(now.toISOString(), 'Europe/Paris') < from ? from : undefined,
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  requirePermission(signedIn, 'manage-campaigns', { kind: 'country' });
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, locale } = context;
  const { id, slug } = await getCampaign(connection, params.slug ?? '');
  const back = async (done: string) => {
    await context.catalogue.refresh();
    return redirect(localePath(locale, `/coordination/editions/${slug}?fait=${done}`), 303);
  };
  switch (form.get('geste')) {
    case 'arreter':
      return back((await archiveCampaign(connection, signedIn.account.id, id, context.now())).kind);
    case 'rouvrir': {
      const checked = checkForm(reopeningShape, form);
      if (checked.kind === 'invalid')
        return data({ errors: checked.errors, typed: checked.typed }, { status: 422 });
      const { reason } = checked.values;
      return back(await reopenCampaign(connection, signedIn.account.id, id, reason, context.now()));
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function CampaignFigures() {
  const { campaign, totals, targets, archiving, ended, archivableFrom, done, formToken } =
    useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, locale, href } = useText();
  const words = text.archive;
  const at = (style: 'date' | 'time') =>
    archiving ? formatInstant(archiving.at, 'Europe/Paris', locale, style) : '';
  return (
    <div className="stack figures-page">
      <CoordinationNav />
      <PageHeading
        kicker={<a href={href('/coordination/editions')}>{text.campaigns.title}</a>}
        title={campaign.name}
        lead={formatDays(campaign.startsOn, campaign.endsOn, locale)}
      >
        <p>{archiving ? words.asOf(at('date')) : words.moving}</p>
        {archiving && <p>{words.by(archiving.by, at('date'), at('time'))}</p>}
      </PageHeading>
      {!form && <Done done={done} />}
      <section>
        <h2>{words.figures}</h2>
        <TotalsSummary totals={totals} targets={targets} />
        <MakeUpTable totals={totals} />
      </section>
      <section>
        <h2>{words.publicPages}</h2>
        <ul>
          {[
            { path: `/editions/${campaign.slug}`, label: words.publicPage },
            { path: `/chiffres?edition=${campaign.slug}`, label: words.publicFigures },
            {
              path: figureRowsPath({ kind: 'country' }, 'participants', campaign.slug),
              label: words.rows,
            },
          ].map(({ path, label }) => (
            <li key={path}>
              <a href={href(path)}>{label}</a>
            </li>
          ))}
        </ul>
      </section>
      {archiving ? (
        <ReopeningForm form={form} formToken={formToken} />
      ) : (
        <ArchivingForm
          missing={ended.sessions - ended.reported}
          toCome={totals.events - ended.sessions}
          toVerify={totals.toVerify}
          from={archivableFrom}
          formToken={formToken}
        />
      )}
    </div>
  );
}

/** What the last gesture did. */
function Done({ done }: { done: string | null }) {
  const words: Partial<Record<string, string>> = useText().text.archive.done;
  const said = done === null ? undefined : words[done];
  if (said === undefined) return null;
  const changed = done === 'archived' || done === 'reopened';
  return <StatusNotice kind={changed ? 'success' : 'warning'}>{said}</StatusNotice>;
}
