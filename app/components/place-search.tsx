import { useText } from './page-context.tsx';
import { PlaceField } from './place-field.tsx';

/**
 * The one field of the home page. The button that asks the browser for its position appears only where it can work:
 * the island `locate` adds it.
 */
export function PlaceSearch() {
  const { text, href } = useText();
  const words = text.home;
  return (
    <search className="place-search">
      <form action={href('/ateliers')} method="get" className="stack">
        <div className="field">
          <label htmlFor="lieu">{words.placeLabel}</label>
          <p className="field-hint" id="lieu-aide">
            {words.placeHint}
          </p>
          <div className="place-search-row">
            <PlaceField describedBy="lieu-aide" />
            <button className="button" type="submit">
              {words.find}
            </button>
          </div>
        </div>
        <LocateButton />
      </form>
    </search>
  );
}

/** Hidden until the browser's code shows it; leads to `/ateliers?lat=…&lon=…`. */
export function LocateButton() {
  const { text, href } = useText();
  const words = text.home;
  return (
    <div
      data-island="locate"
      data-target={href('/ateliers')}
      data-locating={words.locating}
      data-failed={words.locateFailed}
      hidden
    >
      <button className="button-link" type="button">
        {words.locate}
      </button>
      <p className="field-hint">{words.locateHint}</p>
      <p role="status" />
    </div>
  );
}
