import {
  grades,
  LARGEST_HEAD_COUNT,
  LONGEST_COMMENT,
  type TallyGroup,
  tallyCategories,
  tallyGroupNames,
  tallyGroups,
} from '#app/domain/report.ts';
import type { Typed } from '#app/forms/form.ts';
import { formatNumber } from '#app/text/format.ts';
import type { Text } from '#app/text/locale.ts';
import { ErrorSummary, Field, type FormState, RadioGroup } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';
import styles from './report-form.module.css';

/** Two questions to answer; who came, and a line about it, for who wants. */
export function ReportForm({
  path,
  formToken,
  registered,
  checkedIn,
  seen,
  values,
  form,
  surprising,
}: {
  path: string;
  formToken: string | undefined;
  /** Seats of confirmed registrations; undefined for an open door. */
  registered: number | undefined;
  /** People ticked at the door; 0: the head-count does not start from them. */
  checkedIn: number;
  /** The number of the report that is shown; 0: none. */
  seen: number;
  values: Typed;
  form: FormState;
  surprising: { headCount: number; seats: number } | undefined;
}) {
  const { text, locale } = useText();
  const words = text.reports;
  const told = { ...values, ...form?.typed };
  const names: readonly string[] = [...tallyGroupNames, ...tallyCategories];
  const detailed = names.some((name) => told[name] || form?.errors?.[name]);
  const number = (value: number) => formatNumber(value, locale);
  const booked =
    registered === undefined ? words.headCountHintDropIn : words.headCountHint(number(registered));
  const hint = checkedIn > 0 ? words.headCountHintChecked(number(checkedIn)) : booked;
  return (
    <form method="post" action={path} className="form">
      <ErrorSummary form={form} labels={reportLabels(text)} />
      {formToken !== undefined && <FormToken value={formToken} />}
      <input type="hidden" name="seen" value={seen} />
      {surprising && (
        <div className="notice notice-warning stack" role="alert">
          <p>{words.surprising(number(surprising.headCount), number(surprising.seats))}</p>
          <p>
            <button type="submit" className="button" name="confirmed" value={surprising.headCount}>
              {words.confirm(number(surprising.headCount))}
            </button>
          </p>
          <p>{words.orMend}</p>
        </div>
      )}
      <Field
        name="headCount"
        label={words.headCount}
        hint={hint}
        type="number"
        inputMode="numeric"
        min={0}
        max={LARGEST_HEAD_COUNT}
        short
        form={form}
        value={values.headCount}
      />
      <RadioGroup
        name="grade"
        label={words.grade}
        form={form}
        value={values.grade}
        choices={grades.map((value) => ({ value, ...words.grades[value] }))}
      />
      <details open={detailed}>
        <summary>{words.tallies}</summary>
        <div className="stack-wide">
          <p className="field-hint">{words.talliesLead}</p>
          {tallyGroupNames.map((group) => (
            <TallyFields key={group} group={group} values={values} form={form} />
          ))}
        </div>
      </details>
      <Field
        name="comment"
        label={words.comment}
        hint={words.commentHint(LONGEST_COMMENT)}
        maxLength={LONGEST_COMMENT}
        optional
        form={form}
        value={values.comment}
      />
      <p>
        <button type="submit" className="button">
          {words.file}
        </button>
      </p>
    </form>
  );
}

function TallyFields({ group, values, form }: { group: TallyGroup; values: Typed; form: FormState }) {
  const { text } = useText();
  const words = text.reports;
  const error = form?.errors?.[group];
  return (
    <fieldset
      id={`champ-${group}`}
      className={error ? 'field field-bad' : 'field'}
      aria-describedby={error && `champ-${group}-erreur`}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after an error, focus goes to the first thing to mend.
      autoFocus={error !== undefined && Object.keys(form?.errors ?? {})[0] === group}
    >
      <legend>{words.groups[group]}</legend>
      {error && (
        <p className="field-error" id={`champ-${group}-erreur`}>
          <span>
            <span className="visually-hidden">{text.forms.errorPrefix}</span>
            {text.fieldErrors[error]}
          </span>
        </p>
      )}
      <div className={styles.tallies}>
        {tallyGroups[group].map((category) => (
          <Field
            key={category}
            name={category}
            label={words.categories[category]}
            type="number"
            inputMode="numeric"
            min={0}
            max={LARGEST_HEAD_COUNT}
            optional
            form={form}
            value={values[category]}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Labels of the form's fields, in its order. */
function reportLabels({ reports }: Text): Record<string, string> {
  return {
    headCount: reports.headCount,
    grade: reports.grade,
    ...reports.groups,
    ...reports.categories,
    comment: reports.comment,
  };
}
