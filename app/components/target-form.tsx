import type { SetTargets } from '#app/domain/target.ts';
import { typedTargets } from '#app/forms/target.ts';
import { formatNumber } from '#app/text/format.ts';
import { ErrorSummary, Field, type FormState } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';
import { partName } from './target-part.ts';

/** Sets the targets of a territory or of a part of it; emptied ones are computed again, or missing. */
export function TargetForm({
  part,
  set,
  current,
  territory,
  query,
  programmes,
  form,
  formToken,
}: {
  part: string;
  set: SetTargets;
  /** What holds now: set, or computed for a territory as a whole. */
  current: SetTargets;
  /** Its name. */
  territory: string;
  /** The query of its page. */
  query: string;
  programmes: readonly { slug: string; name: string }[];
  form: FormState;
  formToken: string;
}) {
  const { text, locale, href } = useText();
  const words = text.targets;
  const { columns } = text.figures;
  const typed = typedTargets(set);
  const name =
    part === 'whole' ? territory : words.partOf(partName(part, programmes, text, locale), territory);
  const hint = (figure: keyof SetTargets) => {
    const value = current[figure];
    return value !== null && set[figure] === null && words.computedNow(formatNumber(value, locale));
  };
  const back = `/coordination/objectifs${query}`;
  return (
    <section id="fixer" aria-labelledby="fixer-titre">
      <h2 id="fixer-titre">{words.formTitle(name)}</h2>
      <p>{part === 'whole' ? words.formHintWhole : words.formHintPart}</p>
      <form
        method="post"
        action={href(`${back}${query ? '&' : '?'}quoi=${part}#fixer`)}
        className="form"
        noValidate
      >
        <FormToken value={formToken} />
        <input type="hidden" name="quoi" value={part} />
        <ErrorSummary form={form} labels={columns} />
        {(['events', 'seats', 'participants'] as const).map((figure) => (
          <Field
            key={figure}
            name={figure}
            label={columns[figure]}
            hint={hint(figure)}
            value={typed[figure]}
            form={form}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            optional
            short
          />
        ))}
        <p>
          <button type="submit" className="button">
            {words.save}
          </button>{' '}
          <a className="button button-quiet" href={href(back)}>
            {words.leave}
          </a>
        </p>
      </form>
    </section>
  );
}
