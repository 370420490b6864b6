import { ErrorSummary, type FormState, SelectField } from './field.tsx';
import { usePage, useText } from './page-context.tsx';
import { seatChoices } from './sign-up-form.tsx';

/** Changes how many seats a registration has. `possible`: what is left for it when more were asked than are free. */
export function SeatChangeForm({
  seats,
  largest,
  form,
  possible,
}: {
  seats: number;
  largest: number;
  form: FormState;
  possible: number | undefined;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.registration.change;
  return (
    <section className="stack no-print" aria-labelledby="places-titre" id="places">
      <h2 id="places-titre">{words.title}</h2>
      <form method="post" action={address} className="form" noValidate>
        <ErrorSummary form={form} labels={{ seats: words.label }}>
          {possible !== undefined && <p>{words.notEnough(possible)}</p>}
        </ErrorSummary>
        <input type="hidden" name="intent" value="seats" />
        <SelectField
          name="seats"
          label={words.label}
          form={form}
          value={seats}
          choices={seatChoices(text, largest)}
        />
        <button type="submit" className="button button-quiet">
          {words.button}
        </button>
      </form>
    </section>
  );
}

/** Cancels a registration, behind a second step that says what it means. */
export function CancellationForm({ waiting }: { waiting: boolean }) {
  const { text } = useText();
  const words = text.registration.cancel;
  const title = waiting ? words.titleWaiting : words.title;
  return (
    <section className="stack no-print" aria-label={title}>
      <details>
        <summary>{title}</summary>
        <form method="post" className="form">
          <p>{waiting ? words.sureWaiting : words.sure}</p>
          <input type="hidden" name="intent" value="cancel" />
          <button type="submit" className="button button-danger">
            {waiting ? words.buttonWaiting : words.button}
          </button>
        </form>
      </details>
    </section>
  );
}
