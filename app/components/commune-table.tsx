import { type CommuneKey, type CommuneLine, reachOf } from '#app/domain/commune-list.ts';
import type { Sorting } from '#app/domain/sorting.ts';
import { formatDistance, formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import { SortableHead } from './sortable-head.tsx';
import '#app/styles/figures.css';

/** Communes of a département with the distance to the nearest session; those that are far are marked. */
export function CommuneTable({
  communes,
  departmentCode,
  sorting,
  address,
}: {
  communes: readonly CommuneLine[];
  departmentCode: string;
  sorting: Sorting<CommuneKey>;
  address: (sorting: Sorting<CommuneKey>) => string;
}) {
  const { text, locale, href } = useText();
  const words = text.territoryMap.department;
  const heads: [CommuneKey, string][] = [
    ['nom', words.commune],
    ['population', text.territoryMap.table.population],
    ['distance', words.distance],
    ['demande', words.demand],
  ];
  return (
    <ScrollFrame labelledBy="communes-legende">
      <table className="figures-table sorted-table">
        <caption id="communes-legende">
          <span>{words.communesCaption}</span>
        </caption>
        <thead>
          <tr>
            {heads.map(([key, label]) => (
              <SortableHead
                key={key}
                column={key}
                label={label}
                sorting={sorting}
                address={address}
                usuallyDescending={key !== 'nom'}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {communes.map(({ code, name, population, distance, unmet }) => (
            <tr key={code} className={reachOf(distance) === 'far' ? 'figures-gap' : undefined}>
              <th scope="row">
                <a href={href(`/ateliers?lieu=${encodeURIComponent(`${name} (${departmentCode})`)}`)}>
                  {name}
                </a>
              </th>
              <td>{formatNumber(population, locale)}</td>
              <td>
                {reachOf(distance) === 'far' && <span aria-hidden="true">{'⚠ '}</span>}
                {distanceWords(distance)}
              </td>
              <td>{formatNumber(unmet, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );

  function distanceWords(distance: number): string {
    if (!Number.isFinite(distance)) return words.never;
    return distance < 0.05 ? words.here : formatDistance(distance, locale);
  }
}
