import { circularRadii, circularStates } from '#app/domain/circular.ts';
import { territoryValue } from '#app/forms/invitation.ts';
import { territoryName } from '#app/text/territory-name.ts';
import type { NamedTerritory } from '#db/territories.server.ts';
import { SelectField } from './field.tsx';
import { useText } from './page-context.tsx';
import { PlaceField } from './place-field.tsx';

const PATH = '/coordination/messages/nouveau';

/** What was typed as a commune and leads to none, or to several. */
export type TypedPlaceProblem = {
  kind: 'unknown' | 'too_wide' | 'choice' | 'outside';
  typed: string;
  choices: { label: string; query: string }[];
};

/** Whom one writes to: by territory, by how far they are, around a commune. Sends a GET: the address keeps the choice. */
export function CircularCriteriaForm({
  territories,
  territory,
  state,
  radius,
  commune,
  problem,
}: {
  territories: readonly NamedTerritory[];
  territory: NamedTerritory;
  state: string;
  radius: number;
  commune: { name: string; departmentCode: string } | undefined;
  problem: TypedPlaceProblem | undefined;
}) {
  const { text, href } = useText();
  const words = text.circulars;
  return (
    <form method="get" action={href(PATH)} className="form" noValidate>
      <SelectField
        name="territoire"
        label={words.labels.territory}
        value={territoryValue(territory)}
        choices={territories.map((one) => ({ value: territoryValue(one), label: territoryName(text, one) }))}
      />
      <SelectField
        name="etat"
        label={words.labels.state}
        value={state}
        choices={circularStates.map((value) => ({ value, label: words.states[value] }))}
      />
      <div className={problem ? 'field field-bad' : 'field'}>
        <label htmlFor="lieu">
          {words.labels.place}
          <span className="field-optional"> {text.forms.optional}</span>
        </label>
        <p className="field-hint" id="lieu-aide">
          {words.hints.place}
        </p>
        {problem && <PlaceProblem problem={problem} />}
        <PlaceField
          value={problem?.typed ?? (commune && `${commune.name} (${commune.departmentCode})`)}
          describedBy={problem ? 'lieu-erreur lieu-aide' : 'lieu-aide'}
        />
      </div>
      <SelectField
        name="rayon"
        label={words.labels.radius}
        value={radius}
        choices={circularRadii.map((value) => ({ value: String(value), label: words.kilometres(value) }))}
      />
      <button type="submit" className="button button-quiet">
        {words.show}
      </button>
    </form>
  );
}

function PlaceProblem({ problem }: { problem: TypedPlaceProblem }) {
  const { text, href } = useText();
  const words = text.circulars;
  return (
    <>
      <p className="field-error" id="lieu-erreur" role="alert">
        <span>
          <span className="visually-hidden">{text.forms.errorPrefix}</span>
          {words.placeProblems[problem.kind]}
        </span>
      </p>
      {problem.choices.length > 0 && (
        <ul className="stack">
          {problem.choices.map(({ label, query }) => (
            <li key={query}>
              <a href={href(`${PATH}${query}`)}>{label}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Whom a circular goes to, in one line. */
export function CircularCriteriaLine({
  territory,
  state,
  near,
}: {
  territory: NamedTerritory;
  state: string;
  near: { name: string; radius: number } | undefined;
}) {
  const { text } = useText();
  const words = text.circulars;
  const known = circularStates.find((one) => one === state);
  return words.criteria(
    territoryName(text, territory),
    known ? words.states[known] : '',
    near ? words.near(near.name, near.radius) : '',
  );
}
