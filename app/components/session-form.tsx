import type { ReactNode } from 'react';
import type { Typed } from '#app/forms/form.ts';
import type { VenueLine } from '#db/venues.server.ts';
import { ErrorSummary, Field, type FormState } from './field.tsx';
import { FormPart } from './form-part.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';
import {
  ClockHint,
  fieldsOf,
  PlacePart,
  SeatsPart,
  sessionFieldLabels,
  WhatPart,
  zoneOfVenues,
} from './session-form-parts.tsx';

export type SessionFormFacts = {
  formToken: string;
  venues: VenueLine[];
  programmes: { slug: string; name: string }[];
  campaign: { name: string; startsOn: string; endsOn: string } | undefined;
  /** What the fields hold before anything was typed. */
  values: Typed;
  /** Where what is typed is kept after each pause, and whether the form holds what was kept before. */
  keptAt: { path: string; resumed: boolean };
};

/** Everything a mediator says of a session, on one page. `children` stand before the button. */
export function SessionForm({
  facts,
  form,
  submit,
  children,
}: {
  facts: SessionFormFacts;
  form: FormState;
  submit: string;
  children?: ReactNode;
}) {
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.mediation.session;
  const field = fieldsOf(text, form, facts.values);
  return (
    <form
      method="post"
      action={address}
      className="form"
      noValidate
      data-island="draft-saver"
      data-target={href(facts.keptAt.path)}
      data-saved={text.unsavedEdit.kept}
      data-failed={text.unsavedEdit.notKept}
    >
      <FormToken value={facts.formToken} />
      {facts.keptAt.resumed && <input type="hidden" name="reprise" value="1" />}
      <ErrorSummary form={form} labels={sessionFieldLabels(text)} />
      <WhatPart programmes={facts.programmes} field={field} />
      <PlacePart venues={facts.venues} field={field} />
      <FormPart title={words.when}>
        <ClockHint
          timeZone={zoneOfVenues(facts.venues, form?.typed?.venueId ?? facts.values.venueId)}
          campaign={facts.campaign}
        />
        <Field {...field('date')} type="date" short />
        <Field {...field('startTime')} type="time" short />
        <Field {...field('endTime')} hint={words.endTimeHint} type="time" short />
      </FormPart>
      <SeatsPart field={field} />
      {children}
      <button type="submit" className="button button-wide">
        {submit}
      </button>
      <p role="status" className="soft" />
    </form>
  );
}
