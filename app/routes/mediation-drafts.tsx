import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { FormToken } from '#app/components/form-token.tsx';
import { StateBadge } from '#app/components/own-sessions.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { PreparationList } from '#app/components/preparation-list.tsx';
import { Warning } from '#app/components/session-warnings.tsx';
import { When } from '#app/components/when.tsx';
import { LARGEST_SERIES } from '#app/domain/series.ts';
import { listMissingParts } from '#app/domain/session-editing.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { keepSigns } from '#app/text/format.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { listPreparations } from '#db/preparations.server.ts';
import { publishDrafts } from '#db/series.server.ts';
import { listDrafts } from '#db/sessions.server.ts';
import { findWarnings } from '#db/warnings.server.ts';

export const headers = privateHeaders;

/** `/mediation/brouillons`: what is not public yet, with what is to be checked; the ticked ones are published together. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection } = context;
  const [drafts, preparations] = await Promise.all([
    listDrafts(connection, account.organisationId),
    listPreparations(connection, account.organisationId),
  ]);
  const now = context.now().toISOString();
  const warnings = await findWarnings(connection, drafts, account.organisationId, now);
  const query = new URL(request.url).searchParams;
  return {
    page: { title: textIn(context.locale).mediation.drafts.title, hidden: true },
    formToken,
    verified: account.organisationVerifiedAt !== null,
    preparations,
    lines: drafts.map((session) => ({
      session,
      missing: listMissingParts({ ...session, venueId: session.venue?.id ?? null }),
      warnings: warnings.get(session.id) ?? [],
    })),
    done: query.get('fait'),
    leftOut: /^\d{1,2}$/.test(query.get('laisses') ?? '') ? Number(query.get('laisses')) : 0,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const ids = form.getAll('atelier').filter((id) => typeof id === 'string');
  if (ids.length === 0 || ids.length > LARGEST_SERIES) return data({ nothing: true }, { status: 422 });
  const { connection, settings, locale } = context;
  const { published, submitted } = await publishDrafts(connection, ids, signedIn.account, {
    now: context.now(),
    publicUrl: settings.publicUrl,
  });
  if (published > 0) await context.catalogue.refresh();
  const done = submitted > 0 ? 'propose' : 'publie';
  return redirect(localePath(locale, `/mediation/brouillons?fait=${done}`), 303);
}

export default function Drafts() {
  const { formToken, verified, preparations, lines, done, leftOut } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.mediation.drafts;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={words.title}
        lead={words.lead}
      />
      <div className="stack-wide">
        {(done === 'publie' || done === 'repris') && (
          <p className="notice notice-success" role="status">
            {done === 'publie' ? words.published : words.repeated}
            {leftOut > 0 && ` ${words.leftOut(leftOut)}`}
          </p>
        )}
        {done === 'propose' && (
          <p className="notice notice-success" role="status">
            {text.moderation.own.submitted}
          </p>
        )}
        {form?.nothing && (
          <p className="notice notice-danger" role="alert">
            {words.chooseSome}
          </p>
        )}
        {lines.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <form method="post" action={href('/mediation/brouillons')} className="stack-wide">
            <FormToken value={formToken} />
            <ul className="stack">
              {lines.map(({ session, missing, warnings }) => (
                <li key={session.id} className="stack">
                  <label className="choice">
                    <input
                      type="checkbox"
                      name="atelier"
                      value={session.id}
                      defaultChecked={
                        missing.length + warnings.length === 0 && session.review.state === 'none'
                      }
                      disabled={missing.length > 0 || (!verified && session.review.state === 'submitted')}
                    />
                    <span>
                      {keepSigns(session.title)}
                      <br />
                      <span className="soft first-capital">
                        <When span={session} />
                        {session.venue && `, ${session.venue.name}`}
                      </span>
                      {session.review.state !== 'none' && (
                        <>
                          {' '}
                          <StateBadge state="draft" review={session.review.state} />
                        </>
                      )}
                    </span>
                  </label>
                  {missing.length + warnings.length > 0 && (
                    <ul className="notice notice-warning">
                      {missing.map((part) => (
                        <li key={part}>{words.missing(text.mediation.session.missingParts[part])}</li>
                      ))}
                      {warnings.map((warning) => (
                        <li key={'clash' in warning ? warning.clash.sessionId : warning.kind}>
                          <Warning warning={warning} />
                        </li>
                      ))}
                    </ul>
                  )}
                  <p>
                    <a href={href(`/mediation/ateliers/${session.id}`)}>
                      {words.open}
                      <span className="visually-hidden"> {session.title}</span>
                    </a>
                  </p>
                </li>
              ))}
            </ul>
            <p>
              <button type="submit" className="button">
                {verified ? words.publishTicked : text.moderation.own.submitTicked}
              </button>
            </p>
          </form>
        )}
        <PreparationList preparations={preparations} formToken={formToken} />
      </div>
    </>
  );
}
