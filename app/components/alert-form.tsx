import { type AlertSearch, alertDays, alertRadii, alertTimes } from '#app/domain/alert.ts';
import type { Place } from '#app/domain/place.ts';
import { audiences } from '#app/domain/session.ts';
import { Checkbox, ErrorSummary, Field, type FormState, RadioGroup, SelectField } from './field.tsx';
import { FormPart } from './form-part.tsx';
import { useText } from './page-context.tsx';

/** What a sent form comes back with: homonyms to choose from, beside what was typed and what is wrong. */
export type AlertFormState = (NonNullable<FormState> & { places?: Place[] | undefined }) | undefined;

/** What an alert waits for, and its contact when it is a new one. */
export function AlertForm({
  search,
  place,
  form,
  contact,
  endsOn,
}: {
  search: AlertSearch;
  place: string;
  form: AlertFormState;
  /** Undefined: the contact is known and stays. */
  contact?: { withPhone: boolean } | undefined;
  /** Last day of the campaign, in words. */
  endsOn: string;
}) {
  const { text } = useText();
  const words = text.alerts.form;
  const contactLabel = contact?.withPhone ? words.contact : words.email;
  return (
    <form method="post" className="form" noValidate>
      <ErrorSummary
        form={form}
        labels={{
          place: words.place,
          chosen: words.place,
          radius: words.radius,
          audience: words.audience,
          contact: contactLabel,
        }}
      />
      <PlaceAndRadius search={search} place={place} form={form} />
      <FormPart title={words.what}>
        <SelectField
          name="audience"
          label={words.audience}
          form={form}
          value={search.audience}
          empty={words.anyAudience}
          choices={audiences.map((value) => ({ value, label: text.vocabulary.audiences[value] }))}
          optional
        />
        <Boxes
          legend={words.days}
          names={alertDays}
          labels={words.dayNames}
          chosen={search.days}
          form={form}
        />
        <Boxes
          legend={words.times}
          names={alertTimes}
          labels={words.timeNames}
          chosen={search.times}
          form={form}
        />
      </FormPart>
      {contact && (
        <FormPart title={words.contactTitle}>
          <Field
            name="contact"
            label={contactLabel}
            hint={contact.withPhone ? words.contactHint : words.emailOnly}
            form={form}
            type={contact.withPhone ? 'text' : 'email'}
            autoComplete="email"
            maxLength={254}
            spellCheck={false}
          />
          <p>{words.kept(endsOn)}</p>
          <p>{words.confirmNext}</p>
        </FormPart>
      )}
      <button className="button" type="submit">
        {contact ? words.button : words.save}
      </button>
    </form>
  );
}

function PlaceAndRadius({
  search,
  place,
  form,
}: {
  search: AlertSearch;
  place: string;
  form: AlertFormState;
}) {
  const { text } = useText();
  const words = text.alerts.form;
  const typed = form?.typed?.place ?? place;
  return (
    <FormPart title={words.where}>
      <Field
        name="place"
        label={words.place}
        hint={words.placeHint}
        form={form}
        value={place}
        autoComplete="postal-code"
        maxLength={200}
      />
      {form?.places && (
        <>
          <input type="hidden" name="chosenFor" value={typed} />
          <RadioGroup
            name="chosen"
            label={words.several(typed)}
            form={form}
            choices={form.places.map(({ label }) => ({ value: label, label }))}
          />
        </>
      )}
      <SelectField
        name="radius"
        label={words.radius}
        form={form}
        value={search.radius}
        choices={alertRadii.map((radius) => ({ value: String(radius), label: words.kilometres(radius) }))}
      />
      <Checkbox name="online" label={words.online} form={form} checked={search.attendance === 'online_too'} />
    </FormPart>
  );
}

/** Several boxes under one question; none ticked means all. */
function Boxes<Name extends string>({
  legend,
  names,
  labels,
  chosen,
  form,
}: {
  legend: string;
  names: readonly Name[];
  labels: Record<Name, string>;
  chosen: readonly Name[];
  form: FormState;
}) {
  const { text } = useText();
  const id = `aide-${names.join('-')}`;
  return (
    <fieldset className="field" aria-describedby={id}>
      <legend>{legend}</legend>
      <p className="field-hint" id={id}>
        {text.alerts.form.anyHint}
      </p>
      {names.map((name) => (
        <Checkbox key={name} name={name} label={labels[name]} form={form} checked={chosen.includes(name)} />
      ))}
    </fieldset>
  );
}
