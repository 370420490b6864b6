import { attendances, audiences, entries, formats, languages } from '#app/domain/session.ts';
import type { Typed } from '#app/forms/form.ts';
import { DESCRIPTION_LENGTH, type SessionField, TITLE_LENGTH } from '#app/forms/session.ts';
import { formatDays, zoneName } from '#app/text/format.ts';
import type { Text } from '#app/text/locale.ts';
import type { VenueLine } from '#db/venues.server.ts';
import {
  type Choice,
  ErrorSummary,
  Field,
  type FormState,
  RadioGroup,
  SelectField,
  TextArea,
} from './field.tsx';
import { FormPart } from './form-part.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';

export type SessionFormFacts = {
  formToken: string;
  venues: VenueLine[];
  programmes: { slug: string; name: string }[];
  campaign: { name: string; startsOn: string; endsOn: string } | undefined;
  /** What the fields hold before anything was typed. */
  values: Typed;
};

/** Everything a mediator says of a session; the same to create and to edit one. */
export function SessionForm({
  facts,
  form,
  submit,
}: {
  facts: SessionFormFacts;
  form: FormState;
  submit: string;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.mediation.session;
  const labels = fieldLabels(text);
  const field = (name: SessionField) => ({ name, label: labels[name], form, value: facts.values[name] });
  return (
    <form method="post" action={address} className="form" noValidate>
      <FormToken value={facts.formToken} />
      <ErrorSummary form={form} labels={labels} />
      <FormPart title={words.what}>
        <SelectField
          {...field('programme')}
          choices={facts.programmes.map(({ slug, name }) => ({
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
      <PlacePart facts={facts} field={field} />
      <FormPart title={words.when}>
        <p className="field-hint">
          <ZoneHint venues={facts.venues} chosen={form?.typed?.venueId ?? facts.values.venueId} />
          <CampaignHint campaign={facts.campaign} />
        </p>
        <Field {...field('date')} type="date" short />
        <Field {...field('startTime')} type="time" short />
        <Field {...field('endTime')} hint={words.endTimeHint} type="time" short />
      </FormPart>
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
      <button type="submit" className="button button-wide">
        {submit}
      </button>
    </form>
  );
}

type FieldOf = (name: SessionField) => {
  name: string;
  label: string;
  form: FormState;
  value: string | undefined;
};

function PlacePart({ facts, field }: { facts: SessionFormFacts; field: FieldOf }) {
  const { text, href } = useText();
  const words = text.mediation.session;
  return (
    <FormPart title={words.where}>
      <RadioGroup {...field('attendance')} choices={choicesOf(attendances, text.vocabulary.attendances)} />
      {facts.venues.length === 0 ? (
        <p>{words.noVenue}</p>
      ) : (
        <SelectField
          {...field('venueId')}
          empty={words.chooseVenue}
          optional
          choices={facts.venues.map((venue) => ({
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

/** Which clock the hours are told by; named when the venue is chosen, or when all venues share one. */
function ZoneHint({ venues, chosen }: { venues: VenueLine[]; chosen: string | undefined }) {
  const { text } = useText();
  const words = text.mediation.session;
  const zones = new Set(venues.map(({ timeZone }) => timeZone));
  const zone =
    venues.find(({ id }) => id === chosen)?.timeZone ?? (zones.size === 1 ? [...zones][0] : undefined);
  return <>{zone === undefined ? words.zoneAny : words.zoneOf(zoneName(zone, text))}</>;
}

function CampaignHint({ campaign }: Pick<SessionFormFacts, 'campaign'>) {
  const { text, locale } = useText();
  if (!campaign) return null;
  const days = formatDays(campaign.startsOn, campaign.endsOn, locale);
  return <> {text.mediation.session.campaignDays(campaign.name, days)}</>;
}

function choicesOf<Code extends string>(codes: readonly Code[], labels: Record<Code, string>): Choice[] {
  return codes.map((code) => ({ value: code, label: labels[code] }));
}

function fieldLabels(text: Text): Record<SessionField, string> {
  const words = text.mediation.session;
  const labels: Record<SessionField, string> = {
    attendance: words.attendance,
    venueId: words.venue,
    onlineUrl: words.onlineUrl,
    programme: words.programme,
    title: words.name,
    description: words.description,
    audience: words.audience,
    format: words.format,
    language: words.language,
    whatToBring: words.bring,
    date: words.date,
    startTime: words.startTime,
    endTime: words.endTime,
    entry: words.entry,
    limit: words.limit,
    capacity: words.capacity,
    expected: words.expected,
  };
  return labels;
}
