import { Field, type FormState } from './field.tsx';
import { useText } from './page-context.tsx';

/** Who is invited, and the button: the same for a colleague and for a coordinator. */
export function InvitationFields({ form }: { form: FormState }) {
  const { text } = useText();
  const words = text.organisation;
  return (
    <>
      <Field name="name" label={words.name} form={form} autoComplete="off" maxLength={80} />
      <Field
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        form={form}
        autoComplete="off"
        inputMode="email"
        spellCheck={false}
      />
      <button type="submit" name="geste" value="inviter" className="button">
        {words.invite}
      </button>
    </>
  );
}
