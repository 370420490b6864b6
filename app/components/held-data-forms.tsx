import { MAXIMUM_NAME_LENGTH } from '#app/domain/registration.ts';
import { ErrorSummary, Field, type FormState } from './field.tsx';
import { useText } from './page-context.tsx';

/** Corrects the name and contact of a registration. */
export function CorrectionForm({
  held,
  form,
}: {
  held: { name: string; contact: string | null };
  form: FormState;
}) {
  const { text } = useText();
  const { labels } = text.signUp;
  const words = text.yourData.correct;
  return (
    <section className="stack no-print" aria-labelledby="corriger">
      <h2 id="corriger">{words.title}</h2>
      {/* No `action`: a form without it is sent to the page's own address. */}
      <form method="post" className="form" noValidate>
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="intent" value="correct" />
        <Field
          name="name"
          label={labels.name}
          form={form}
          value={held.name}
          autoComplete="given-name"
          maxLength={MAXIMUM_NAME_LENGTH}
        />
        <Field
          name="contact"
          label={labels.contact}
          hint={words.contactHint}
          form={form}
          value={held.contact}
          autoComplete="email"
          spellCheck={false}
          optional={held.contact === null}
        />
        <button type="submit" className="button button-quiet">
          {words.button}
        </button>
      </form>
    </section>
  );
}

/** Erases what is kept, behind a second step that says what it means. `coming`: it cancels the registration too. */
export function ErasureForm({ coming }: { coming: boolean }) {
  const { text } = useText();
  const words = text.yourData.erase;
  return (
    <section className="stack no-print" aria-labelledby="effacer">
      <h2 id="effacer">{words.title}</h2>
      <details>
        <summary>{words.open}</summary>
        <form method="post" className="form">
          <p>{coming ? words.coming : words.over}</p>
          <p>{words.final}</p>
          <input type="hidden" name="intent" value="erase" />
          <button type="submit" className="button button-danger">
            {words.button}
          </button>
        </form>
      </details>
    </section>
  );
}
