import type { Goal } from '#app/domain/goal.ts';
import { typedGoal } from '#app/forms/goal.ts';
import { ErrorSummary, Field, type FormState } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';

const PATH = '/coordination/objectif-pluriannuel';

/** Sets the long-term goal, or changes it. */
export function GoalForm({
  goal,
  form,
  formToken,
}: {
  goal: Goal | undefined;
  form: FormState;
  formToken: string;
}) {
  const { text, href } = useText();
  const words = text.goal.set;
  const set = goal && typedGoal(goal);
  const number = { form, inputMode: 'numeric', autoComplete: 'off', short: true } as const;
  return (
    <form method="post" action={href(PATH)} className="form" noValidate>
      <FormToken value={formToken} />
      <ErrorSummary form={form} labels={words.fields} />
      <Field
        name="name"
        label={words.fields.name}
        hint={words.nameHint}
        value={set?.name}
        form={form}
        autoComplete="off"
        maxLength={140}
      />
      <Field name="people" label={words.fields.people} value={set?.people} {...number} />
      <Field name="perYear" label={words.fields.perYear} value={set?.perYear} optional {...number} />
      <Field name="firstYear" label={words.fields.firstYear} value={set?.firstYear} {...number} />
      <Field name="lastYear" label={words.fields.lastYear} value={set?.lastYear} {...number} />
      <button type="submit" name="geste" value="fixer" className="button">
        {words.save}
      </button>
    </form>
  );
}

/** Takes down what a partner outside says to have reached. */
export function DeclarationForm({ form, formToken }: { form: FormState; formToken: string }) {
  const { text, href } = useText();
  const words = text.goal.declare;
  const number = { form, inputMode: 'numeric', autoComplete: 'off', short: true } as const;
  return (
    <form method="post" action={href(PATH)} className="form" noValidate>
      <FormToken value={formToken} />
      <ErrorSummary form={form} labels={words.fields} />
      <Field name="partner" label={words.fields.partner} form={form} autoComplete="off" maxLength={140} />
      <Field name="year" label={words.fields.year} {...number} />
      <Field name="reached" label={words.fields.reached} {...number} />
      <Field
        name="source"
        label={words.fields.source}
        hint={words.sourceHint}
        form={form}
        autoComplete="off"
        maxLength={300}
      />
      <Field name="statedOn" type="date" label={words.fields.statedOn} form={form} />
      <button type="submit" name="geste" value="declarer" className="button">
        {words.add}
      </button>
    </form>
  );
}

/** Takes a partner's part back. */
export function WithdrawalForm({
  part,
  formToken,
}: {
  part: { id: string; partner: string; year: number };
  formToken: string;
}) {
  const { text, href } = useText();
  const words = text.goal.parts;
  return (
    <form method="post" action={href(PATH)}>
      <FormToken value={formToken} />
      <input type="hidden" name="part" value={part.id} />
      <button type="submit" name="geste" value="retirer" className="button-link">
        {words.withdraw}
        <span className="visually-hidden"> {words.withdrawn(part.partner, String(part.year))}</span>
      </button>
    </form>
  );
}
