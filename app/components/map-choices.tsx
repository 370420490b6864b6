import { type MapView, mapAddress } from '#app/domain/map-view.ts';
import { measures } from '#app/domain/territory-measure.ts';
import { useText } from './page-context.tsx';

/** What the map shows, as links: a measure, and for the whole country how fine. The chosen ones are marked. */
export function MapChoices({ path, view, withDetail }: { path: string; view: MapView; withDetail: boolean }) {
  const { text } = useText();
  const words = text.territoryMap;
  const { measure, detail } = view;
  return (
    <div className="stack no-print">
      <Choice
        label={words.choice}
        choices={measures.map((each) => ({
          key: each,
          name: words.measures[each],
          path: mapAddress(path, { measure: each, detail }),
          chosen: each === measure,
        }))}
      />
      {withDetail && (
        <Choice
          label={words.detail}
          choices={(['departements', 'regions'] as const).map((each) => ({
            key: each,
            name: each === 'regions' ? words.byRegion : words.byDepartment,
            path: mapAddress(path, { measure, detail: each }),
            chosen: each === detail,
          }))}
        />
      )}
    </div>
  );
}

function Choice({
  label,
  choices,
}: {
  label: string;
  choices: { key: string; name: string; path: string; chosen: boolean }[];
}) {
  const { href } = useText();
  return (
    <nav className="periods" aria-label={label}>
      <ul className="chips">
        {choices.map(({ key, name, path, chosen }) => (
          <li key={key}>
            <a className="chip" href={href(path)} aria-current={chosen ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
