import { Checkbox, Field, type FormState, TextArea } from './field.tsx';
import { FormPart } from './form-part.tsx';
import { usePage, useText } from './page-context.tsx';

/** How to get in, as any form that describes a venue asks it. */
export function VenueAccessFields({
  form,
  values = {},
}: {
  form: FormState;
  values?: { accessNotes?: string | null; stepFree?: boolean; transportNotes?: string | null };
}) {
  const { text } = useText();
  const words = text.mediation.venue;
  return (
    <>
      <Checkbox name="stepFree" label={words.stepFree} form={form} checked={values.stepFree ?? false} />
      <TextArea
        name="accessNotes"
        label={words.access}
        form={form}
        hint={words.accessHint}
        value={values.accessNotes}
        rows={3}
        maxLength={1000}
        optional
      />
      <TextArea
        name="transportNotes"
        label={words.transport}
        form={form}
        hint={words.transportHint}
        value={values.transportNotes}
        rows={3}
        maxLength={1000}
        optional
      />
    </>
  );
}

/** Where the entrance stands: a pin that is dragged or moved with the arrows, or two numbers. */
export function VenuePinFields({
  form,
  point,
}: {
  form: FormState;
  point: { latitude: number; longitude: number };
}) {
  const { text } = useText();
  const page = usePage();
  const words = text.mediation.venue;
  return (
    <FormPart title={words.pinTitle}>
      <p className="field-hint">{words.pinLead}</p>
      <div
        data-island="pin"
        data-latitude-input="latitude"
        data-longitude-input="longitude"
        data-tiles={page.tilesUrl}
        data-words={JSON.stringify(text.map)}
      />
      <Field
        name="latitude"
        label={words.latitude}
        form={form}
        value={point.latitude}
        inputMode="decimal"
        maxLength={30}
        short
      />
      <Field
        name="longitude"
        label={words.longitude}
        form={form}
        value={point.longitude}
        inputMode="decimal"
        maxLength={30}
        short
      />
    </FormPart>
  );
}
