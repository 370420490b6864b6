import { type SearchParameters, searchAddress } from '#app/domain/search.ts';
import { listSearchPeriods } from '#app/domain/search-periods.ts';
import { useText } from './page-context.tsx';

/** "This weekend" and the like as links: the same search with its `du` and `au`. The one in force is marked. */
export function SearchPeriods({
  parameters,
  today,
}: {
  parameters: SearchParameters;
  /** The local day where the search looks. */
  today: string;
}) {
  const { text, href } = useText();
  const words = text.periods;
  const { from, to } = parameters;
  const choices = [{ name: 'any' as const, from: undefined, to: undefined }, ...listSearchPeriods(today)];
  return (
    <nav className="periods no-print" aria-label={words.label}>
      <ul className="chips">
        {choices.map((choice) => (
          <li key={choice.name}>
            <a
              className="chip"
              href={href(
                searchAddress('/ateliers', { ...parameters, from: choice.from, to: choice.to, page: 1 }),
              )}
              aria-current={choice.from === from && choice.to === to ? 'true' : undefined}
            >
              {words[choice.name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
