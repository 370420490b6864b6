import {
  DEFAULT_RADIUS,
  hasFilters,
  type SearchParameters,
  searchAddress,
  withoutFilters,
} from '#app/domain/search.ts';
import { audiences, formats, languages, programmes } from '#app/domain/session.ts';
import { useText } from './page-context.tsx';
import { PlaceField } from './place-field.tsx';
import { LocateButton } from './place-search.tsx';

const radii = [5, 10, 20, 50, 100];

/** The search as a form that anybody's browser can send: what it asks stands in the address. */
export function SearchForm({
  parameters,
  territory,
}: {
  parameters: SearchParameters;
  /** Name of the territory that limits the search: typed over like any other place. */
  territory: string | undefined;
}) {
  const { text, href } = useText();
  const words = text.search;
  const active = countFilters(parameters);
  const radius = parameters.radius ?? DEFAULT_RADIUS;
  const choices = radii.includes(radius) ? radii : [...radii, radius].sort((one, other) => one - other);
  return (
    <search className="filters">
      <form action={href('/ateliers')} method="get" className="stack">
        <div className="filters-place">
          <div className="field">
            <label htmlFor="lieu">{words.place}</label>
            <PlaceField value={parameters.place || territory} />
          </div>
          <FilterSelect
            name="rayon"
            label={words.radius}
            value={String(radius)}
            choices={choices.map((each) => [String(each), words.kilometres(each)])}
          />
        </div>
        {parameters.position && (
          <>
            <input type="hidden" name="lat" value={parameters.position.latitude} />
            <input type="hidden" name="lon" value={parameters.position.longitude} />
          </>
        )}
        <LocateButton />
        <details className="filters-more" open={active > 0}>
          <summary>{active > 0 ? words.filtersActive(active) : words.filters}</summary>
          <Filters parameters={parameters} />
        </details>
        <div className="row">
          <button className="button" type="submit">
            {words.submit}
          </button>
          {hasFilters(parameters) && (
            <a href={href(searchAddress('/ateliers', withoutFilters(parameters)))}>{words.clear}</a>
          )}
        </div>
      </form>
    </search>
  );
}

function Filters({ parameters }: { parameters: SearchParameters }) {
  const { text } = useText();
  const words = text.search;
  const { vocabulary } = text;
  const labelled = <Code extends string>(codes: readonly Code[], labels: Record<Code, string>) =>
    codes.map((code): [string, string] => [code, labels[code]]);
  return (
    <div className="filters-grid">
      <FilterInput name="q" type="search" label={words.words} value={parameters.words} />
      <FilterInput name="du" type="date" label={words.from} value={parameters.from} />
      <FilterInput name="au" type="date" label={words.to} value={parameters.to} />
      <FilterSelect
        name="public"
        label={words.audience}
        value={parameters.audiences[0]}
        empty={words.any}
        choices={labelled(audiences, vocabulary.audiences)}
      />
      <FilterSelect
        name="format"
        label={words.format}
        value={parameters.formats[0]}
        empty={words.any}
        choices={labelled(formats, vocabulary.formats)}
      />
      <FilterSelect
        name="programme"
        label={words.programme}
        value={parameters.programmes[0]}
        empty={words.any}
        choices={programmes.map(({ slug, name }) => [
          slug,
          slug === 'autre' ? vocabulary.otherProgramme : name,
        ])}
      />
      <FilterSelect
        name="langue"
        label={words.language}
        value={parameters.languages[0]}
        empty={words.any}
        choices={labelled(languages, vocabulary.languages)}
      />
      <fieldset className="field">
        <legend>{words.conditions}</legend>
        <FilterBox name="pmr" label={words.stepFreeOnly} checked={parameters.stepFree} />
        <FilterBox name="places" label={words.seatsOnly} checked={parameters.withSeats} />
        <FilterBox name="en_ligne" label={words.onlineOnly} checked={parameters.online} />
      </fieldset>
    </div>
  );
}

function FilterInput(props: {
  name: string;
  type: 'search' | 'date';
  label: string;
  value: string | undefined;
}) {
  return (
    <div className="field">
      <label htmlFor={props.name}>{props.label}</label>
      <input
        className="input"
        id={props.name}
        name={props.name}
        type={props.type}
        defaultValue={props.value}
        maxLength={props.type === 'search' ? 200 : undefined}
      />
    </div>
  );
}

function FilterSelect(props: {
  name: string;
  label: string;
  value: string | undefined;
  empty?: string;
  choices: [value: string, label: string][];
}) {
  return (
    <div className="field">
      <label htmlFor={props.name}>{props.label}</label>
      <select className="input" id={props.name} name={props.name} defaultValue={props.value ?? ''}>
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function FilterBox({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} value="1" defaultChecked={checked} />
      <span>{label}</span>
    </label>
  );
}

function countFilters(parameters: SearchParameters): number {
  const { words, from, to, stepFree, withSeats, online } = parameters;
  const { programmes, audiences, formats, languages } = parameters;
  const lists = [programmes, audiences, formats, languages].filter((codes) => codes.length > 0);
  return lists.length + [words, from, to, stepFree, withSeats, online].filter(Boolean).length;
}
