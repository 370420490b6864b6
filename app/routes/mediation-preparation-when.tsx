import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ErrorSummary } from '#app/components/field.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { PreparationForm, StepList } from '#app/components/preparation-form.tsx';
import { fieldsOf, SeatsPart, zoneOfVenues } from '#app/components/session-form-parts.tsx';
import { SlotsPart, slotLabels } from '#app/components/slots-part.tsx';
import { addDays, localDate } from '#app/domain/local-time.ts';
import type { FieldErrors } from '#app/forms/form.ts';
import { countRows, ROWS, readSessions, stepOf, steps } from '#app/forms/preparation.ts';
import { refusalErrors } from '#app/forms/session-refusals.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { finishPreparation } from '#db/preparations.server.ts';
import { findVenuesWith } from '#db/venues.server.ts';
import { isForLater, keepStep, openStep, stepPath } from './preparation-steps.server.ts';

export const headers = privateHeaders;

/** `/mediation/brouillons/:id/dates`: one date or sixty, and the seats. What is sent becomes drafts to look at. */
export async function loader(args: LoaderFunctionArgs) {
  const { account, formToken, preparation } = await openStep(args, 'when');
  const { connection, locale, now } = args.context;
  const [venues, campaign] = await Promise.all([
    findVenuesWith(connection, account.organisationId, preparation.typed.venueId),
    getCurrentCampaign(connection, now()),
  ]);
  const tomorrow = addDays(localDate(now().toISOString(), 'Europe/Paris'), 1);
  const firstDay = campaign && campaign.startsOn >= tomorrow ? campaign.startsOn : undefined;
  return {
    page: { title: textIn(locale).mediation.preparation.stepTitles.when, hidden: true },
    id: preparation.id,
    formToken,
    form: { typed: preparation.typed },
    campaign,
    timeZone: zoneOfVenues(venues, preparation.typed.venueId),
    values: { date: firstDay, startTime: '14:00', frequency: 'once', count: '1', minutes: '90' },
  };
}

export async function action(args: ActionFunctionArgs) {
  const kept = await keepStep(args);
  const { id, form, typed, account } = kept;
  const { connection, locale, now } = args.context;
  if (isForLater(form)) return redirect(localePath(locale, '/mediation'), 303);
  // More rows, with what was typed; the page goes back to them.
  if (form.get('geste') === 'lignes')
    return data({ typed: { ...typed, rows: String(countRows(typed) + ROWS) }, errors: {} });
  const refuse = (errors: FieldErrors) => data({ typed, errors }, { status: 422 });
  const read = readSessions(typed);
  if (read.kind === 'invalid') {
    const earlier = steps.find(
      (step) => step !== 'when' && Object.keys(read.errors).some((field) => stepOf(field) === step),
    );
    if (earlier) return redirect(`${localePath(locale, stepPath(id, earlier))}?verifier`, 303);
    return refuse(read.errors);
  }
  const outcome = await finishPreparation(connection, id, account, read.sessions, now());
  switch (outcome.kind) {
    case 'created': {
      const made = outcome.seriesId === null ? `ateliers/${outcome.ids[0]}` : `series/${outcome.seriesId}`;
      return redirect(localePath(locale, `/mediation/${made}`), 303);
    }
    case 'gone':
      return redirect(localePath(locale, '/mediation'), 303);
    case 'refused': {
      if (outcome.refusal.kind === 'no-campaign')
        return data({ typed, errors: {}, noCampaign: true }, { status: 422 });
      const errors = refusalErrors(outcome.refusal);
      // The hour of a slot is told where it was typed.
      const field = read.slots[outcome.index]?.field;
      const { startTime, endTime, ...others } = errors;
      const hour = startTime ?? endTime;
      return refuse(hour && field ? { ...others, [field]: hour } : errors);
    }
  }
}

export default function PreparationWhen() {
  const { id, formToken, campaign, timeZone, values, form: kept } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const form = sent ?? kept;
  const { text, href } = useText();
  const words = text.mediation.preparation;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={words.stepTitles.when}
      >
        <StepList preparationId={id} step="when" />
      </PageHeading>
      {sent && 'noCampaign' in sent && (
        <p className="notice notice-danger">{text.mediation.session.noCampaign}</p>
      )}
      <PreparationForm preparationId={id} formToken={formToken} next={words.check}>
        <ErrorSummary form={form} labels={slotLabels(text, countRows(form.typed ?? {}))} />
        <SlotsPart form={form} values={values} timeZone={timeZone} campaign={campaign} />
        <SeatsPart field={fieldsOf(text, form, {})} />
      </PreparationForm>
    </>
  );
}
