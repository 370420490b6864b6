import { LONGEST_WORDS } from '#app/domain/search.ts';
import { useText } from './page-context.tsx';

/**
 * Where a commune or a postcode is typed, named `lieu`. The island `suggest` proposes places below it; without it the
 * field is sent as typed, and homonyms become a choice on the page of results.
 */
export function PlaceField({ value, describedBy }: { value?: string | undefined; describedBy?: string }) {
  const { text, href } = useText();
  return (
    <div
      className="place-field"
      data-island="suggest"
      data-source={href('/lieux.json')}
      data-words={JSON.stringify(text.suggestions)}
    >
      <input
        className="input"
        id="lieu"
        name="lieu"
        type="text"
        defaultValue={value}
        autoComplete="postal-code"
        enterKeyHint="search"
        maxLength={LONGEST_WORDS}
        aria-describedby={describedBy}
      />
    </div>
  );
}
