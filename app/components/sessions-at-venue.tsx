import { formatNumber, keepSigns } from '#app/text/format.ts';
import type { ClosingFacts } from '#db/venue-closings.server.ts';
import { useText } from './page-context.tsx';
import { When } from './when.tsx';

/** Sessions that are still to come at a venue: they stay there, and somebody should know before it closes. */
export function SessionsAtVenue({ facts }: { facts: ClosingFacts }) {
  const { text, locale } = useText();
  const words = text.ownVenues;
  const { coming, comingTotal } = facts;
  if (comingTotal === 0) return null;
  return (
    <section className="notice notice-warning stack">
      <h2>{words.stillComing(comingTotal, formatNumber(comingTotal, locale))}</h2>
      <p>{words.stillComingLead}</p>
      <ul>
        {coming.map((session) => (
          <li key={session.id}>
            {keepSigns(session.title)}, <When span={session} />{' '}
            <span className="soft">({session.organisationName})</span>
          </li>
        ))}
      </ul>
      {comingTotal > coming.length && (
        <p>{words.andMore(formatNumber(comingTotal - coming.length, locale))}</p>
      )}
    </section>
  );
}
