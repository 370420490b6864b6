import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { ErrorSummary, Field } from '#app/components/field.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { StatusNotice } from '#app/components/status-notice.tsx';
import { localDate } from '#app/domain/local-time.ts';
import { campaignShape } from '#app/forms/campaign.ts';
import { checkForm, type FieldErrors } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { formatDay, formatInstant, formatList } from '#app/text/format.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { listCampaigns, openCampaign } from '#db/campaigns.server.ts';

export const headers = privateHeaders;

/** `/coordination/editions`: every edition, and the next one to open. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  requirePermission(signedIn, 'manage-campaigns', { kind: 'country' });
  return {
    page: { title: textIn(context.locale).campaigns.title, hidden: true },
    formToken: signedIn.formToken,
    campaigns: await listCampaigns(context.connection),
    today: localDate(context.now().toISOString(), 'Europe/Paris'),
    done: new URL(request.url).searchParams.has('fait'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  requirePermission(signedIn, 'manage-campaigns', { kind: 'country' });
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const checked = checkForm(campaignShape, form);
  const { typed } = checked;
  const refuse = (errors: FieldErrors, overlaps: string[] = []) =>
    data({ typed, errors, overlaps }, { status: 422 });
  if (checked.kind === 'invalid') return refuse(checked.errors);
  const { name, slug, startsOn, endsOn, ...targets } = checked.values;
  const outcome = await openCampaign(
    context.connection,
    signedIn.account.id,
    { name, slug, startsOn, endsOn, targets },
    { despiteOverlap: form.get('quand-meme') === '1' },
    context.now(),
  );
  switch (outcome.kind) {
    case 'known':
      return refuse({ slug: 'campaignSlugTaken' });
    case 'overlap':
      return refuse({}, outcome.names);
    case 'opened':
      await context.catalogue.refresh();
      return redirect(localePath(context.locale, '/coordination/editions?fait=ouverte'), 303);
  }
}

export default function Campaigns() {
  const { campaigns, today, formToken, done } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href, locale } = useText();
  const { address } = usePage();
  const words = text.campaigns;
  const { states } = text.archive;
  return (
    <div className="stack">
      <CoordinationNav />
      <PageHeading title={words.title} lead={words.lead} />
      {done && !form && <StatusNotice kind="success">{words.opened}</StatusNotice>}
      <ul className="stack">
        {campaigns.map(({ id, slug, name, startsOn, endsOn, archivedAt }) => (
          <li key={id}>
            <a href={href(`/editions/${slug}`)}>{name}</a>.{' '}
            {text.campaign.days(formatDay(startsOn, locale), formatDay(endsOn, locale))}{' '}
            <span className="soft">
              (
              {archivedAt !== null
                ? states.archived(formatInstant(archivedAt, 'Europe/Paris', locale, 'date'))
                : states[today < startsOn ? 'coming' : today > endsOn ? 'over' : 'underWay']}
              )
            </span>
            <br />
            <a href={href(`/coordination/editions/${slug}`)}>
              {archivedAt === null && today > endsOn ? text.archive.manage : text.archive.see}
              <span className="visually-hidden"> ({name})</span>
            </a>
          </li>
        ))}
      </ul>
      <h2>{words.next}</h2>
      <p>{words.carried}</p>
      <form method="post" action={address} className="form" noValidate>
        <FormToken value={formToken} />
        <ErrorSummary form={form} labels={words.fields} />
        {form && form.overlaps.length > 0 && (
          <StatusNotice kind="warning">
            <p>{words.overlap(formatList(form.overlaps, locale))}</p>
            <label className="choice">
              <input type="checkbox" name="quand-meme" value="1" />
              <span>{words.despite}</span>
            </label>
          </StatusNotice>
        )}
        <Field name="name" label={words.fields.name} form={form} maxLength={140} />
        <Field name="slug" label={words.fields.slug} hint={words.slugHint} form={form} maxLength={60} />
        <Field name="startsOn" type="date" label={words.fields.startsOn} form={form} />
        <Field name="endsOn" type="date" label={words.fields.endsOn} form={form} />
        {(['events', 'seats', 'participants'] as const).map((name) => (
          <Field key={name} name={name} inputMode="numeric" label={words.fields[name]} form={form} />
        ))}
        <button type="submit" className="button">
          {words.open}
        </button>
      </form>
    </div>
  );
}
