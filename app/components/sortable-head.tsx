import type { Sorting } from '#app/domain/sorting.ts';
import { useText } from './page-context.tsx';
import '#app/styles/sorting.css';

/** The heading of a column that a link sorts the table by; the link of the sorted column turns the order round. */
export function SortableHead<Key extends string>({
  column,
  label,
  sorting,
  address,
  usuallyDescending = false,
}: {
  column: Key;
  label: string;
  sorting: Sorting<Key>;
  /** The page in another order. */
  address: (sorting: Sorting<Key>) => string;
  /** For columns where the most is what matters. */
  usuallyDescending?: boolean;
}) {
  const { href } = useText();
  const sorted = sorting.by === column;
  const descending = sorted ? !sorting.descending : usuallyDescending;
  const mark = !sorted ? '↕' : sorting.descending ? '▼' : '▲';
  return (
    <th
      scope="col"
      className="sortable"
      aria-sort={sorted ? (sorting.descending ? 'descending' : 'ascending') : undefined}
    >
      <a href={href(address({ by: column, descending }))}>
        {label} <span aria-hidden="true">{mark}</span>
      </a>
    </th>
  );
}
