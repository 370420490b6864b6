import { frequencies, LARGEST_SERIES } from '#app/domain/series.ts';
import type { Typed } from '#app/forms/form.ts';
import { countRows, durations, ROWS } from '#app/forms/preparation.ts';
import type { Text } from '#app/text/locale.ts';
import { Field, type FormState, SelectField } from './field.tsx';
import { FormPart } from './form-part.tsx';
import { useText } from './page-context.tsx';
import styles from './preparation-form.module.css';
import { ClockHint, sessionFieldLabels } from './session-form-parts.tsx';

/**
 * When: a first day and hours, repeated or not, then rows for dates that follow no rule. One session is the plain case;
 * all of it works without JavaScript.
 */
export function SlotsPart({
  form,
  values,
  timeZone,
  campaign,
}: {
  form: FormState;
  values: Typed;
  timeZone: string | undefined;
  campaign: { name: string; startsOn: string; endsOn: string } | undefined;
}) {
  const { text } = useText();
  const words = text.mediation.preparation;
  const rows = countRows(form?.typed ?? {});
  const labels = slotLabels(text, rows);
  const field = (name: string) => ({ name, label: labels[name], form, value: values[name] });
  const rowNames = Array.from({ length: rows }, (_, index) => index + 1);
  const open =
    rows > ROWS || rowNames.some((row) => form?.typed?.[`rowDate${row}`] || form?.typed?.[`rowTime${row}`]);
  return (
    <FormPart title={text.mediation.session.when}>
      <ClockHint timeZone={timeZone} campaign={campaign} />
      <Field {...field('date')} type="date" short />
      <div className={styles.together}>
        <SelectField
          {...field('frequency')}
          choices={frequencies.map((value) => ({ value, label: words.frequencies[value] }))}
        />
        <Field
          {...field('count')}
          type="number"
          inputMode="numeric"
          min={1}
          max={LARGEST_SERIES}
          short
          optional
        />
      </div>
      <div className={styles.together}>
        <Field {...field('startTime')} type="time" short />
        <Field {...field('startTime2')} type="time" short optional />
        <Field {...field('startTime3')} type="time" short optional />
      </div>
      <SelectField
        {...field('minutes')}
        choices={durations.map((minutes) => ({ value: String(minutes), label: words.duration(minutes) }))}
      />
      <details open={open}>
        <summary>{words.otherDates}</summary>
        <div className="stack">
          <p className="field-hint">{words.otherDatesHint(LARGEST_SERIES)}</p>
          <input type="hidden" name="rows" value={rows} />
          <ol className={styles.rows}>
            {rowNames.map((row) => (
              <li key={row}>
                <Field {...field(`rowDate${row}`)} type="date" optional />
                <Field {...field(`rowTime${row}`)} type="time" optional />
              </li>
            ))}
          </ol>
          {rows < LARGEST_SERIES && (
            <p>
              <button type="submit" className="button button-quiet" name="geste" value="lignes">
                {words.moreRows}
              </button>
            </p>
          )}
        </div>
      </details>
    </FormPart>
  );
}

/** Labels of the step's fields in the order of the form. */
export function slotLabels(text: Text, rows: number): Record<string, string> {
  const words = text.mediation.preparation;
  const labels = sessionFieldLabels(text);
  const ofRows = Array.from({ length: rows }, (_, index) => index + 1).flatMap((row) => [
    [`rowDate${row}`, words.rowDate(row)],
    [`rowTime${row}`, words.rowTime(row)],
  ]);
  return {
    ...labels,
    date: words.firstDay,
    frequency: words.frequency,
    count: words.count,
    startTime: words.firstHour,
    startTime2: words.secondHour,
    startTime3: words.thirdHour,
    minutes: words.minutes,
    ...Object.fromEntries(ofRows),
  };
}
