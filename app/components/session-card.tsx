import { availability } from '#app/domain/session.ts';
import { foreignLanguage, formatDistance, keepSigns } from '#app/text/format.ts';
import type { SessionCard as Card } from '#db/catalogue.server.ts';
import { Availability } from './availability.tsx';
import { useText } from './page-context.tsx';
import { DayLeaf, When } from './when.tsx';

/** The label of a code; a code that we do not know stands for itself. */
export function labelOf(labels: Record<string, string>, code: string): string {
  return labels[code] ?? code;
}

/** One line of the programme: what, for whom, when, where, how far, how many places. */
export function SessionCard({
  card,
  distance,
  now,
  heading: Heading = 'h3',
}: {
  card: Card;
  /** Kilometres from what was searched. */
  distance?: number | undefined;
  now: string;
  heading?: 'h2' | 'h3';
}) {
  const { text, locale, href } = useText();
  const words = text.vocabulary;
  const place = card.venueName ?? words.attendances.online;
  return (
    <li
      className="session-card"
      id={`atelier-${card.id}`}
      data-venue={card.venueId}
      data-latitude={card.latitude}
      data-longitude={card.longitude}
    >
      <DayLeaf startsAt={card.startsAt} timeZone={card.timeZone} />
      <div className="session-card-body">
        <Heading className="session-card-title">
          <a href={href(`/ateliers/${card.slug}`)} lang={foreignLanguage(card.language, locale)}>
            {keepSigns(card.title)}
          </a>
        </Heading>
        <p className="session-card-when">
          <When span={card} />
        </p>
        <p>
          {place}
          {card.communeName && `, ${card.communeName} (${card.departmentCode})`}
          {distance !== undefined && (
            <span className="soft"> · {text.search.away(formatDistance(distance, locale))}</span>
          )}
        </p>
        <p className="soft small">
          {[
            card.programmeSlug === 'autre' ? undefined : card.programmeName,
            labelOf(words.formats, card.format),
            labelOf(words.audiences, card.audience),
            card.attendance === 'both' ? words.attendances.both : undefined,
            card.language === 'fr' ? undefined : labelOf(words.languages, card.language),
            card.stepFree ? text.search.stepFree : undefined,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>
          <State card={card} now={now} />
        </p>
      </div>
    </li>
  );
}

function State({ card, now }: { card: Card; now: string }) {
  const { text } = useText();
  const { states } = text.vocabulary;
  if (card.cancelledAt !== null) return <span className="badge badge-danger">{states.cancelled}</span>;
  if (card.endsAt <= now) return <span className="badge badge-soft">{states.past}</span>;
  if (card.startsAt <= now && availability(card) !== 'drop_in')
    return <span className="badge badge-soft">{states.under_way}</span>;
  return <Availability seats={card} />;
}

/** A list of sessions, as a programme. */
export function SessionList({
  cards,
  distances,
  now,
  heading,
}: {
  cards: readonly Card[];
  distances?: readonly number[] | undefined;
  now: string;
  heading?: 'h2' | 'h3';
}) {
  return (
    <ol className="programme">
      {cards.map((card, index) => (
        <SessionCard key={card.id} card={card} distance={distances?.[index]} now={now} heading={heading} />
      ))}
    </ol>
  );
}
