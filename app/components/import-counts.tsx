import { Fragment } from 'react';
import { formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';

/** How many rows of a sheet there are of each kind; kinds without any are left out. */
export function ImportCounts({ counts }: { counts: readonly (readonly [label: string, count: number])[] }) {
  const { locale } = useText();
  return (
    <dl className="facts">
      {counts
        .filter(([, count]) => count > 0)
        .map(([label, count]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(count, locale)}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
