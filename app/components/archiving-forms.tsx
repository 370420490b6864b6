import { formatDay, formatNumber } from '#app/text/format.ts';
import { ErrorSummary, Field, type FormState } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';

/** Makes the figures of an edition stand as they are: what that does, and what is still missing. */
export function ArchivingForm({
  missing,
  toCome,
  toVerify,
  from,
  formToken,
}: {
  /** Sessions that are over without a report, and those still to come. */
  missing: number;
  toCome: number;
  /** People in reports that wait to be verified. */
  toVerify: number;
  /** The day (YYYY-MM-DD) from which on it can be done; undefined: it can. */
  from: string | undefined;
  formToken: string;
}) {
  const { text, locale } = useText();
  const { address } = usePage();
  const words = text.archive;
  const number = (value: number) => formatNumber(value, locale);
  if (from !== undefined) {
    return (
      <section>
        <h2>{words.freezeTitle}</h2>
        <p>{words.notOver(formatDay(from, locale))}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>{words.freezeTitle}</h2>
      <h3>{words.before}</h3>
      <ul>
        <li>{words.missing(missing, number(missing))}</li>
        <li>{words.toVerify(toVerify, number(toVerify))}</li>
        {toCome > 0 && <li>{words.toCome(toCome, number(toCome))}</li>}
      </ul>
      <h3>{words.whatHappens}</h3>
      <ul>
        {words.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <form method="post" action={address}>
        <FormToken value={formToken} />
        <button type="submit" name="geste" value="arreter" className="button">
          {words.freeze}
        </button>
      </form>
    </section>
  );
}

/** Lets the figures of an archived edition move again, for a reason that the journal keeps. */
export function ReopeningForm({ form, formToken }: { form: FormState; formToken: string }) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.archive;
  return (
    <section>
      <h2>{words.reopenTitle}</h2>
      <p>
        {words.reopenLead} {words.reopenKept}
      </p>
      <details open={form !== undefined}>
        <summary>{words.giveReason}</summary>
        <form method="post" action={address} className="form" noValidate>
          <FormToken value={formToken} />
          <ErrorSummary form={form} labels={{ reason: words.reason }} />
          <Field
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            form={form}
            autoComplete="off"
            maxLength={300}
          />
          <button type="submit" name="geste" value="rouvrir" className="button button-quiet">
            {words.reopen}
          </button>
        </form>
      </details>
    </section>
  );
}
