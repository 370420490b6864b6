import { MAXIMUM_INTRODUCTION_LENGTH } from '#app/domain/newcomer.ts';
import { Field, type FormState, SelectField, TextArea } from './field.tsx';
import { useText } from './page-context.tsx';

/** What an organisation says of itself: a newcomer's form and its correction ask the same. */
export function OrganisationFields({
  form,
  departments,
  known,
}: {
  form: FormState;
  departments: readonly { code: string; name: string }[];
  /** What is stored of it. */
  known?: { name: string; departmentCode: string | null; introduction: string | null };
}) {
  const { text } = useText();
  const words = text.newcomer;
  return (
    <>
      <Field
        name="organisation"
        label={words.organisation}
        hint={words.organisationHint}
        form={form}
        value={known?.name}
        autoComplete="organization"
        maxLength={120}
      />
      <SelectField
        name="department"
        label={words.department}
        form={form}
        value={known?.departmentCode}
        empty={words.chooseDepartment}
        choices={departments.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
      />
      <TextArea
        name="introduction"
        label={words.introduction}
        hint={words.introductionHint}
        form={form}
        value={known?.introduction}
        rows={3}
        maxLength={MAXIMUM_INTRODUCTION_LENGTH}
        optional
      />
    </>
  );
}
