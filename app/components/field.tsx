import type { ReactNode } from 'react';
import type { FieldError, FieldErrors, Typed } from '#app/forms/form.ts';
import { useText } from './page-context.tsx';

/** What an action hands back to its page: the answers as they were typed, and what is wrong with them. */
export type FormState = { errors?: FieldErrors | undefined; typed?: Typed | undefined } | undefined;

type Common = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** The action's outcome; gives the field its error, what was typed, and focus when it is the first bad one. */
  form?: FormState;
  /** Shown until the person typed something else. */
  value?: string | number | null | undefined;
  /** Fields are asked unless they say so. */
  optional?: boolean;
  /** For a second field of the same name on a page. */
  id?: string;
};

export type FieldProps = Common & {
  type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'time' | 'search' | 'url' | 'password';
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search' | undefined;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  maxLength?: number;
  /** Id of a <datalist>. */
  list?: string;
  short?: boolean;
  spellCheck?: boolean;
};

/** One line of text with its label, hint and error tied together. */
export function Field({ type = 'text', short = false, ...props }: FieldProps) {
  const field = useField(props);
  return (
    <FieldFrame {...props} field={field}>
      <input
        {...field.control}
        className={short ? 'input input-short' : 'input'}
        type={type}
        defaultValue={field.value}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        min={props.min}
        max={props.max}
        step={props.step}
        maxLength={props.maxLength}
        list={props.list}
        spellCheck={props.spellCheck}
      />
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextArea({ rows = 5, ...props }: Common & { rows?: number; maxLength?: number }) {
  const field = useField(props);
  return (
    <FieldFrame {...props} field={field}>
      <textarea
        {...field.control}
        className="input"
        rows={rows}
        maxLength={props.maxLength}
        defaultValue={field.value}
      />
    </FieldFrame>
  );
}

export type Choice = { value: string; label: string; hint?: string };

/** One choice among many. `empty` is the label of "no choice". */
export function SelectField({
  choices,
  empty,
  autoComplete,
  ...props
}: Common & { choices: readonly Choice[]; empty?: string; autoComplete?: string }) {
  const field = useField(props);
  return (
    <FieldFrame {...props} field={field}>
      <select {...field.control} className="input" defaultValue={field.value} autoComplete={autoComplete}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** One choice among a few, all in sight. */
export function RadioGroup({ choices, ...props }: Common & { choices: readonly Choice[] }) {
  const field = useField(props);
  return (
    <fieldset className={frameClass(field)} aria-describedby={field.control['aria-describedby']}>
      <legend>
        <Label {...props} />
      </legend>
      <HintAndError {...props} field={field} />
      <div>
        {choices.map((choice, index) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              // The first choice carries the id that the error summary links to.
              id={index === 0 ? field.control.id : undefined}
              name={props.name}
              value={choice.value}
              defaultChecked={field.value === choice.value}
              required={field.control.required}
              aria-invalid={field.control['aria-invalid']}
              // biome-ignore lint/a11y/noAutofocus: after an error, focus goes to the first field to mend.
              autoFocus={index === 0 && field.control.autoFocus}
            />
            <span>
              {choice.label}
              {choice.hint && <span className="field-hint"> {choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A box to tick. What it sends when ticked is `value` (1). */
export function Checkbox({ value = '1', checked = false, ...props }: Common & { checked?: boolean }) {
  const field = useField({ ...props, optional: true });
  const typed = props.form?.typed;
  return (
    <div className={frameClass(field)}>
      <label className="choice" htmlFor={field.control.id}>
        <input
          {...field.control}
          type="checkbox"
          value={value ?? '1'}
          defaultChecked={typed ? typed[props.name] === String(value) : checked}
        />
        <span>{props.label}</span>
      </label>
      <HintAndError {...props} field={field} />
    </div>
  );
}

/**
 * What is to be mended, on top of a form: announced, and each line leads to its field. Focus goes to the first bad
 * field itself. `labels` names the fields in the order of the form.
 */
export function ErrorSummary({
  form,
  labels,
  children,
}: {
  form: FormState;
  labels: Record<string, string>;
  children?: ReactNode;
}) {
  const { text } = useText();
  const errors = Object.entries(form?.errors ?? {}).filter(
    (entry): entry is [string, FieldError] => entry[1] !== undefined,
  );
  if (errors.length === 0) return null;
  return (
    <div className="notice notice-danger" role="alert" tabIndex={-1} id="erreurs">
      <h2>{text.forms.summaryTitle(errors.length)}</h2>
      {children}
      <ul>
        {errors.map(([name, error]) => (
          <li key={name}>
            <a href={`#champ-${name}`}>
              {text.forms.summaryLine(labels[name] ?? name, text.fieldErrors[error])}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

type FieldState = ReturnType<typeof useField>;

function useField({ name, form, value, optional, hint, id = `champ-${name}` }: Omit<Common, 'label'>) {
  const error = form?.errors?.[name];
  const described = [hint && `${id}-aide`, error && `${id}-erreur`].filter(Boolean).join(' ');
  const firstBad = Object.keys(form?.errors ?? {})[0];
  const shown = form?.typed?.[name] ?? value;
  return {
    error,
    value: shown === null || shown === undefined ? undefined : String(shown),
    control: {
      id,
      name,
      required: optional ? undefined : true,
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': described || undefined,
      autoFocus: error !== undefined && firstBad === name ? true : undefined,
    },
  };
}

function FieldFrame({ field, children, ...props }: Common & { field: FieldState; children: ReactNode }) {
  return (
    <div className={frameClass(field)}>
      <label htmlFor={field.control.id}>
        <Label {...props} />
      </label>
      <HintAndError {...props} field={field} />
      {children}
    </div>
  );
}

function Label({ label, optional }: Pick<Common, 'label' | 'optional'>) {
  const { text } = useText();
  return (
    <>
      {label}
      {optional && <span className="field-optional"> {text.forms.optional}</span>}
    </>
  );
}

function HintAndError({ hint, field }: Pick<Common, 'hint'> & { field: FieldState }) {
  const { text } = useText();
  return (
    <>
      {hint && (
        <p className="field-hint" id={`${field.control.id}-aide`}>
          {hint}
        </p>
      )}
      {field.error && (
        <p className="field-error" id={`${field.control.id}-erreur`}>
          <span>
            <span className="visually-hidden">{text.forms.errorPrefix}</span>
            {text.fieldErrors[field.error]}
          </span>
        </p>
      )}
    </>
  );
}

function frameClass(field: FieldState): string {
  return field.error ? 'field field-bad' : 'field';
}
