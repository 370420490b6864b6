import type { VenuePlace } from '#app/domain/venue-editing.ts';
import { useText } from './page-context.tsx';

type Suggested = Pick<VenuePlace, 'name' | 'address' | 'communeName'> & { id: string };

/** Pairs of venues that may be one place, each to be compared. */
export function MergeSuggestions({ pairs }: { pairs: readonly { own: Suggested; other: Suggested }[] }) {
  const { text, href } = useText();
  const words = text.venueMerges;
  if (pairs.length === 0) return null;
  return (
    <section className="notice stack" aria-labelledby="doublons">
      <h2 id="doublons">{words.suggested}</h2>
      <p>{words.suggestedLead}</p>
      <ul className="stack">
        {pairs.map(({ own, other }) => (
          <li key={`${own.id} ${other.id}`}>
            <strong>{words.pair(own.name, other.name)}</strong>
            <br />
            <span className="soft">
              {own.address === other.address ? own.address : `${own.address} · ${other.address}`}
              {', '}
              {own.communeName}
            </span>
            <br />
            <a href={href(`/mediation/lieux/${own.id}/reunir/${other.id}`)}>
              {words.compare}
              <span className="visually-hidden"> {words.pair(own.name, other.name)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
