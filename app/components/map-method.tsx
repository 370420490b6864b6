import { formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';

/** How each measure of the map is obtained. */
export function MapMethod({
  sessions,
  exact,
}: {
  sessions: 'coming' | 'held';
  /** The share of the inhabitants whose commune has an exact position. */
  exact: number;
}) {
  const { text, locale } = useText();
  const { method } = text.territoryMap;
  return (
    <section>
      <h2>{method.title}</h2>
      <ul>
        <li>{method.coverage}</li>
        <li>{method.exact(formatNumber(exact, locale, { style: 'percent' }))}</li>
        {sessions === 'held' && <li>{method.held}</li>}
        <li>{method.rates}</li>
        <li>{method.filling}</li>
        <li>{method.target}</li>
        <li>{method.demand}</li>
      </ul>
    </section>
  );
}
