import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { SeriesActions } from '#app/components/series-actions.tsx';
import { SeriesSessions } from '#app/components/series-sessions.tsx';
import { sessionState } from '#app/domain/session.ts';
import { listMissingParts } from '#app/domain/session-editing.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { keepSigns } from '#app/text/format.ts';
import { localePath } from '#app/text/locale.ts';
import { publishSeries, removeSeriesDrafts } from '#db/series.server.ts';
import { getSeriesSessions } from '#db/sessions.server.ts';
import { findWarnings } from '#db/warnings.server.ts';

export const headers = privateHeaders;

/** `/mediation/series/:id`: all dates of a series with what is to be checked, then one button to publish them. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection } = context;
  const seriesId = params.id ?? '';
  const sessions = await getSeriesSessions(connection, seriesId, account.organisationId);
  const now = context.now().toISOString();
  const warnings = await findWarnings(connection, sessions, account.organisationId, now);
  const drafts = sessions.filter(({ publishedAt }) => publishedAt === null);
  const verified = account.organisationVerifiedAt !== null;
  const missing = drafts.flatMap((draft) => listMissingParts({ ...draft, venueId: draft.venue?.id ?? null }));
  const count = (...states: string[]) =>
    sessions.filter((session) => states.includes(sessionState(session, now))).length;
  return {
    page: { title: sessions[0]?.title ?? '', hidden: true },
    id: seriesId,
    formToken,
    title: sessions[0]?.title ?? '',
    lines: sessions.map((session) => ({
      session,
      state: sessionState(session, now),
      warnings: warnings.get(session.id) ?? [],
    })),
    verified,
    drafts: drafts.length,
    submitted: drafts.filter(({ review }) => review.state === 'submitted').length,
    open: count('published', 'under_way'),
    missing: [...new Set(missing)],
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, settings, locale } = context;
  const seriesId = params.id ?? '';
  const own = localePath(locale, `/mediation/series/${seriesId}`);
  switch (form.get('geste')) {
    case 'publier': {
      const outcome = await publishSeries(connection, seriesId, signedIn.account, {
        now: context.now(),
        publicUrl: settings.publicUrl,
      });
      // The page says what the drafts lack.
      if (outcome.kind === 'incomplete') return data(null, { status: 409 });
      if (outcome.published === 0) return redirect(`${own}?fait=propose`, 303);
      await context.catalogue.refresh();
      return redirect(`${own}?fait=publie`, 303);
    }
    case 'supprimer': {
      const { left } = await removeSeriesDrafts(connection, seriesId, signedIn.account);
      return redirect(left > 0 ? own : localePath(locale, '/mediation'), 303);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function Series() {
  const { id, formToken, title, lines, verified, drafts, submitted, open, missing, done } =
    useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.mediation.series;
  const [first] = lines;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={keepSigns(title)}
        lead={words.lead(lines.length)}
      />
      <div className="stack-wide">
        {done === 'publie' && drafts === 0 && (
          <p className="notice notice-success" role="status">
            {words.published}
          </p>
        )}
        {done === 'propose' && submitted > 0 && (
          <p className="notice notice-success" role="status">
            {text.moderation.own.submitted}
          </p>
        )}
        {done === 'enregistre' && (
          <p className="notice notice-success" role="status">
            {text.mediation.session.saved}
          </p>
        )}
        {missing.length > 0 && (
          <section className="notice">
            <p>{text.mediation.session.missing}</p>
            <ul>
              {missing.map((part) => (
                <li key={part}>{text.mediation.session.missingParts[part]}</li>
              ))}
            </ul>
          </section>
        )}
        {drafts > submitted && <p className="notice">{words.draftNotice(drafts - submitted)}</p>}
        <SeriesActions
          seriesId={id}
          formToken={formToken}
          drafts={drafts}
          toPublish={missing.length > 0 ? 0 : verified ? drafts : drafts - submitted}
          verified={verified}
          open={open}
          firstId={first?.session.id ?? ''}
        />
        <SeriesSessions lines={lines} />
      </div>
    </>
  );
}
