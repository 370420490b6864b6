import { attendances, audiences, entries, formats, languages } from '#app/domain/session.ts';
import type { Typed } from '#app/forms/form.ts';
import { DESCRIPTION_LENGTH, type SessionField, TITLE_LENGTH } from '#app/forms/session.ts';
import { formatDays, zoneName } from '#app/text/format.ts';
import type { Text } from '#app/text/locale.ts';
import type { VenueLine } from '#db/venues.server.ts';
import { type Choice, Field, type FormState, RadioGroup, SelectField, TextArea } from './field.tsx';
import { FormPart } from './form-part.tsx';
import { useText } from './page-context.tsx';

/** A session's form in parts: all on one page to edit, step by step to prepare. */

export type FieldOf = (name: SessionField) => {
  name: string;
  label: string;
  form: FormState;
  value: string | undefined;
};

/** The fields of a session with their labels; `values` are shown until something else was typed. */
export function fieldsOf(text: Text, form: FormState, values: Typed): FieldOf {
  const labels = sessionFieldLabels(text);
  return (name) => ({ name, label: labels[name], form, value: values[name] });
}

export function WhatPart({
  programmes,
  field,
}: {
  programmes: readonly { slug: string; name: string }[];
  field: FieldOf;
}) {
  const { text } = useText();
  const words = text.mediation.session;
  return (
    <FormPart title={words.what}>
      <SelectField
        {...field('programme')}
        choices={programmes.map(({ slug, name }) => ({
          value: slug,
          label: slug === 'autre' ? text.vocabulary.otherProgramme : name,
        }))}
      />
      <Field {...field('title')} hint={words.nameHint} maxLength={TITLE_LENGTH.max} />
      <TextArea
        {...field('description')}
        hint={words.descriptionHint}
        rows={7}
        maxLength={DESCRIPTION_LENGTH}
        optional
      />
      <SelectField {...field('audience')} choices={choicesOf(audiences, text.vocabulary.audiences)} />
      <SelectField {...field('format')} choices={choicesOf(formats, text.vocabulary.formats)} />
      <SelectField {...field('language')} choices={choicesOf(languages, text.vocabulary.languages)} />
      <TextArea {...field('whatToBring')} hint={words.bringHint} rows={2} maxLength={500} optional />
    </FormPart>
  );
}

export function PlacePart({ venues, field }: { venues: readonly VenueLine[]; field: FieldOf }) {
  const { text, href } = useText();
  const words = text.mediation.session;
  return (
    <FormPart title={words.where}>
      <RadioGroup {...field('attendance')} choices={choicesOf(attendances, text.vocabulary.attendances)} />
      {venues.length === 0 ? (
        <p>{words.noVenue}</p>
      ) : (
        <SelectField
          {...field('venueId')}
          empty={words.chooseVenue}
          optional
          choices={venues.map((venue) => ({
            value: venue.id,
            label: `${venue.communeName} (${venue.departmentCode})\u00a0: ${venue.name}`,
          }))}
        />
      )}
      <p>
        <a href={href('/mediation/lieux/nouveau')}>{words.addVenue}</a>
      </p>
      <Field
        {...field('onlineUrl')}
        type="url"
        hint={words.onlineUrlHint}
        inputMode="url"
        maxLength={500}
        spellCheck={false}
        optional
      />
    </FormPart>
  );
}

export function SeatsPart({ field }: { field: FieldOf }) {
  const { text } = useText();
  const words = text.mediation.session;
  return (
    <FormPart title={words.seats}>
      <RadioGroup {...field('entry')} choices={choicesOf(entries, text.vocabulary.entries)} />
      <RadioGroup
        {...field('limit')}
        choices={[
          { value: 'limited', label: words.limited },
          { value: 'unlimited', label: words.unlimited },
        ]}
      />
      <Field
        {...field('capacity')}
        hint={words.capacityHint}
        inputMode="numeric"
        maxLength={10}
        short
        optional
      />
      <Field
        {...field('expected')}
        hint={words.expectedHint}
        inputMode="numeric"
        maxLength={10}
        short
        optional
      />
    </FormPart>
  );
}

type ClockFacts = {
  /** Of the venue, when it is chosen or when all share one. */
  timeZone: string | undefined;
  campaign: { name: string; startsOn: string; endsOn: string } | undefined;
};

/** Which clock the hours are told by, and the days of the edition. */
export function ClockHint({ timeZone, campaign }: ClockFacts) {
  const { text, locale } = useText();
  const words = text.mediation.session;
  return (
    <p className="field-hint">
      {timeZone === undefined ? words.zoneAny : words.zoneOf(zoneName(timeZone, text))}
      {campaign &&
        ` ${words.campaignDays(campaign.name, formatDays(campaign.startsOn, campaign.endsOn, locale))}`}
    </p>
  );
}

/** The zone of the chosen venue, or the one that all share. */
export function zoneOfVenues(venues: readonly VenueLine[], chosen: string | undefined): string | undefined {
  const zones = new Set(venues.map(({ timeZone }) => timeZone));
  return venues.find(({ id }) => id === chosen)?.timeZone ?? (zones.size === 1 ? [...zones][0] : undefined);
}

function choicesOf<Code extends string>(codes: readonly Code[], labels: Record<Code, string>): Choice[] {
  return codes.map((code) => ({ value: code, label: labels[code] }));
}

export function sessionFieldLabels(text: Text): Record<SessionField, string> {
  const words = text.mediation.session;
  return {
    programme: words.programme,
    title: words.name,
    description: words.description,
    audience: words.audience,
    format: words.format,
    language: words.language,
    whatToBring: words.bring,
    attendance: words.attendance,
    venueId: words.venue,
    onlineUrl: words.onlineUrl,
    date: words.date,
    startTime: words.startTime,
    endTime: words.endTime,
    entry: words.entry,
    limit: words.limit,
    capacity: words.capacity,
    expected: words.expected,
  };
}
