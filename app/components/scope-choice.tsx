import { type Scope, scopes } from '#app/domain/series.ts';
import { formatInstant } from '#app/text/format.ts';
import { type FormState, RadioGroup } from './field.tsx';
import { useText } from './page-context.tsx';

/** To which sessions of the series a change goes; which of them stood in the way, when nothing was changed. */
export function ScopeChoice({
  form,
  scope,
  refused,
}: {
  form: FormState;
  scope: Scope;
  refused: { startsAt: string; timeZone: string } | undefined;
}) {
  const { text, locale } = useText();
  const words = text.mediation.series;
  return (
    <>
      {refused && (
        <p className="notice notice-danger">
          {words.refused(formatInstant(refused.startsAt, refused.timeZone, locale, 'long'))}
        </p>
      )}
      <RadioGroup
        name="scope"
        label={words.scope}
        hint={words.scopeHint}
        form={form}
        value={scope}
        choices={scopes.map((value) => ({ value, label: words.scopes[value] }))}
      />
    </>
  );
}
