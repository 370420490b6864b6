import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { ScopeChoice } from '#app/components/scope-choice.tsx';
import { SessionForm } from '#app/components/session-form.tsx';
import { UnsavedEditNotice } from '#app/components/unsaved-edit.tsx';
import { askableContacts } from '#app/domain/offer.ts';
import { type Scope, scopes } from '#app/domain/series.ts';
import { sessionState } from '#app/domain/session.ts';
import { checkForm, type FieldErrors } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { sessionShape, sortErrors } from '#app/forms/session.ts';
import { refusalErrors } from '#app/forms/session-refusals.ts';
import { changedFields, typedSession } from '#app/forms/session-values.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { editSeries } from '#db/series.server.ts';
import { editSession } from '#db/session-changes.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';
import { findUnsavedEdit, forgetUnsavedEdit } from '#db/unsaved-edits.server.ts';
import { findVenuesForOrganisation } from '#db/venues.server.ts';

export const headers = privateHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection } = context;
  const session = await getOwnSession(connection, params.id ?? '', account.organisationId);
  const whose = { accountId: account.id, sessionId: session.id };
  const [venues, programmes, campaign, kept] = await Promise.all([
    findVenuesForOrganisation(connection, account.organisationId),
    listProgrammes(connection),
    getCurrentCampaign(connection, context.now()),
    findUnsavedEdit(connection, whose, context.now()),
  ]);
  const { venue } = session;
  const present =
    venue && !venues.some(({ id }) => id === venue.id) ? [{ ...venue, timeZone: session.timeZone }] : [];
  const { searchParams } = new URL(request.url);
  const stored = typedSession(session);
  // What the session says by now itself is no news.
  const unsaved = kept && changedFields(stored, kept.typed);
  // A venue that closed meanwhile cannot be chosen any more.
  if (unsaved?.venueId && !venues.some(({ id }) => id === unsaved.venueId)) delete unsaved.venueId;
  const resumed = unsaved !== undefined && searchParams.has('reprendre');
  return {
    page: { title: textIn(context.locale).mediation.session.editTitle, hidden: true },
    unsaved:
      kept && unsaved && Object.keys(unsaved).length > 0
        ? { typedAt: kept.typedAt, timeZone: session.timeZone, resumed }
        : undefined,
    id: session.id,
    inSeries: session.seriesId !== null,
    scope: readScope(searchParams.get('portee')),
    title: session.title,
    state: sessionState(session, context.now().toISOString()),
    facts: {
      formToken,
      venues: [...present, ...venues],
      programmes,
      campaign,
      values: resumed ? { ...stored, ...unsaved } : stored,
      keptAt: { path: `/mediation/ateliers/${session.id}/garder`, resumed },
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, settings, locale } = context;
  const id = params.id ?? '';
  // Somebody else's session is not there, whatever was typed.
  const { seriesId } = await getOwnSession(connection, id, signedIn.account.organisationId);
  const checked = checkForm(sessionShape, form);
  const refuse = (errors: FieldErrors, refused?: { startsAt: string; timeZone: string }) =>
    data({ typed: checked.typed, errors, refused }, { status: 422 });
  if (checked.kind === 'invalid') return refuse(sortErrors(checked.errors));
  const { account } = signedIn;
  const change = {
    now: context.now(),
    publicUrl: settings.publicUrl,
    askable: askableContacts(settings),
  };
  const scope = readScope(form.get('scope'));
  if (seriesId !== null && scope !== 'one') {
    const target = { sessionId: id, seriesId, scope };
    const outcome = await editSeries(connection, target, account, checked.values, change);
    if (outcome.kind === 'refused') {
      const { refusal, startsAt, timeZone } = outcome;
      return refuse(refusalErrors(refusal), { startsAt, timeZone });
    }
    await forgetUnsavedEdit(connection, { accountId: account.id, sessionId: id });
    if (outcome.published) await context.catalogue.refresh();
    return redirect(localePath(locale, `/mediation/series/${seriesId}?fait=enregistre`), 303);
  }
  const outcome = await editSession(connection, id, account, checked.values, change);
  if (outcome.kind !== 'edited') return refuse(refusalErrors(outcome));
  await forgetUnsavedEdit(connection, { accountId: account.id, sessionId: id });
  if (outcome.published) await context.catalogue.refresh();
  return redirect(localePath(locale, `/mediation/ateliers/${id}?fait=enregistre`), 303);
}

function readScope(asked: FormDataEntryValue | null): Scope {
  return scopes.find((scope) => scope === asked) ?? 'one';
}

export default function EditSession() {
  const { id, title, state, facts, inSeries, scope, unsaved } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.mediation.session;
  const closed = state === 'cancelled' || state === 'past';
  return (
    <>
      <PageHeading
        kicker={<a href={href(`/mediation/ateliers/${id}`)}>{title}</a>}
        title={words.editTitle}
        lead={state === 'published' || state === 'under_way' ? words.editPublishedLead : undefined}
      />
      {closed ? (
        <p className="notice notice-warning">{words.cannotEdit[state]}</p>
      ) : (
        <div className="stack-wide">
          {unsaved && !form && <UnsavedEditNotice sessionId={id} formToken={facts.formToken} {...unsaved} />}
          <SessionForm facts={facts} form={form} submit={state === 'draft' ? words.saveDraft : words.save}>
            {inSeries && <ScopeChoice form={form} scope={scope} refused={form?.refused} />}
          </SessionForm>
        </div>
      )}
    </>
  );
}
