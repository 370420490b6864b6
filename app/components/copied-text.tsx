import type { Locale } from '#app/text/locale.ts';
import { useText } from './page-context.tsx';

/** A text to take elsewhere: in a field, so that it can be selected whole, with a button to copy it where scripts run. */
export function CopiedText({
  id,
  label,
  value,
  language,
}: {
  id: string;
  label: string;
  value: string;
  language: Locale;
}) {
  const { text } = useText();
  const words = text.papers.promotion;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className="input" rows={8} defaultValue={value} lang={language} spellCheck={false} />
      <p className="row" data-island="copy" data-field={id} hidden>
        <button type="button" className="button button-quiet">
          {words.copy}
          <span className="visually-hidden"> ({label})</span>
        </button>
        <span role="status" data-copied={words.copied} data-failed={words.copyFailed} />
      </p>
    </div>
  );
}
