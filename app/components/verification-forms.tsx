import { LONGEST_VERIFICATION_NOTE } from '#app/domain/report-check.ts';
import { formatNumber } from '#app/text/format.ts';
import { ErrorSummary, type FormState, TextArea } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';

/** The two answers to a report that looks odd: it is right, or it is to be looked at again. */
export function VerificationForms({
  address,
  formToken,
  seen,
  headCount,
  form,
}: {
  address: string;
  formToken: string;
  /** The version that the page shows. */
  seen: number;
  headCount: number;
  form: FormState;
}) {
  const { text, locale } = useText();
  const words = text.reportChecks.file;
  const people = text.reports.filedFigure(headCount, formatNumber(headCount, locale));
  const hidden = (
    <>
      <FormToken value={formToken} />
      <input type="hidden" name="seen" value={seen} />
    </>
  );
  return (
    <>
      <section className="card stack" aria-labelledby="confirmer">
        <h2 id="confirmer">{words.confirmTitle}</h2>
        <p>{words.confirmLead}</p>
        <form method="post" action={address} className="form">
          {hidden}
          <TextArea
            name="note"
            label={words.note}
            hint={words.noteHint}
            form={form}
            rows={2}
            maxLength={LONGEST_VERIFICATION_NOTE}
            optional
          />
          <p>
            <button type="submit" name="geste" value="confirmer" className="button">
              {words.confirm(people)}
            </button>
          </p>
        </form>
      </section>
      <section className="card stack" aria-labelledby="demander">
        <h2 id="demander">{words.askTitle}</h2>
        <p>{words.askLead}</p>
        <form method="post" action={address} className="form" noValidate>
          {hidden}
          <ErrorSummary form={form} labels={{ reason: words.reason, note: words.note }} />
          <TextArea
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            form={form}
            rows={4}
            maxLength={LONGEST_VERIFICATION_NOTE}
          />
          <p>
            <button type="submit" name="geste" value="demander" className="button button-quiet">
              {words.ask}
            </button>
          </p>
        </form>
      </section>
    </>
  );
}
