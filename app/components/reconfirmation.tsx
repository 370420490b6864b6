import {
  answersUntil,
  type ReconfirmationChoice,
  reconfirmationChoices,
} from '#app/domain/reconfirmation.ts';
import { formatInstant } from '#app/text/format.ts';
import type { QuestionState } from '#db/reconfirmations.server.ts';
import { RadioGroup } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';

/** "Do you still come?" on the page of a registration: yes or no, each in one click; or thanks for the answer. */
export function ReconfirmationQuestion({ state }: { state: QuestionState }) {
  const { text, locale } = useText();
  const { address } = usePage();
  const words = text.reconfirmation;
  if (state.kind === 'none') return null;
  if (state.kind === 'answered')
    return (
      <p className="notice notice-success" role="status">
        {words.thanks}
      </p>
    );
  const { startsAt, timeZone, freesSilent } = state.question;
  const until = answersUntil(startsAt);
  return (
    <section className="card stack no-print" aria-labelledby="question">
      <h2 id="question">{words.question}</h2>
      <p>
        {words.lead(
          text.mail.moment(
            formatInstant(until, timeZone, locale, 'long'),
            formatInstant(until, timeZone, locale, 'time'),
          ),
        )}
        {freesSilent && ` ${words.silence}`}
      </p>
      <form method="post" action={address} className="row">
        <button type="submit" name="intent" value="come" className="button">
          {words.yes}
        </button>
        <button type="submit" name="intent" value="cancel" className="button button-danger">
          {words.no}
        </button>
      </form>
    </section>
  );
}

/** What the mediator chooses for a session; nothing is asked unless they say so. */
export function ReconfirmationForm({
  choice,
  formToken,
}: {
  choice: ReconfirmationChoice;
  formToken: string;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.reconfirmation;
  return (
    <section className="stack" aria-labelledby="redemander">
      <h2 id="redemander">{words.choiceTitle}</h2>
      <p>{words.choiceLead}</p>
      <form method="post" action={address} className="form">
        <FormToken value={formToken} />
        <RadioGroup
          name="choix"
          label={words.choice}
          form={undefined}
          value={choice}
          choices={reconfirmationChoices.map((one) => ({ value: one, label: words.choices[one] }))}
        />
        <button type="submit" name="geste" value="redemander" className="button button-quiet">
          {words.save}
        </button>
      </form>
    </section>
  );
}
