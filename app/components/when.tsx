import { differsFromParis } from '#app/domain/local-time.ts';
import { formatInstant, zoneName } from '#app/text/format.ts';
import { useText } from './page-context.tsx';

type Span = { startsAt: string; endsAt: string; timeZone: string };

/** When a session is held, in the venue's zone: weekday in words, start and end, the zone where one may be mistaken. */
export function When({ span, withYear = false }: { span: Span; withYear?: boolean }) {
  const { text, locale } = useText();
  const { startsAt, endsAt, timeZone } = span;
  const style = withYear ? 'long' : 'day';
  const day = formatInstant(startsAt, timeZone, locale, style);
  const end = formatInstant(endsAt, timeZone, locale, 'time');
  const lastDay = formatInstant(endsAt, timeZone, locale, style);
  const sameDay = day === lastDay;
  const start = formatInstant(startsAt, timeZone, locale, 'time');
  return (
    <>
      <time dateTime={startsAt}>
        {day}, {sameDay ? text.vocabulary.between(start, end) : text.vocabulary.at(start)}
      </time>
      {!sameDay && (
        <>
          {' '}
          <time dateTime={endsAt}>{text.vocabulary.until(lastDay, end)}</time>
        </>
      )}
      <ZoneName startsAt={startsAt} timeZone={timeZone} />
    </>
  );
}

function ZoneName({ startsAt, timeZone }: Omit<Span, 'endsAt'>) {
  const { text } = useText();
  if (!differsFromParis(startsAt, timeZone)) return null;
  return <span className="zone"> ({zoneName(timeZone, text)})</span>;
}

/** The day as a calendar leaf. It repeats what the text beside it says, so it is hidden from screen readers. */
export function DayLeaf({ startsAt, timeZone }: Omit<Span, 'endsAt'>) {
  const { locale } = useText();
  return (
    <p className="leaf" aria-hidden="true">
      <span className="leaf-weekday">{formatInstant(startsAt, timeZone, locale, 'weekdayShort')}</span>
      <span className="leaf-day">{formatInstant(startsAt, timeZone, locale, 'dayNumber')}</span>
      <span className="leaf-month">{formatInstant(startsAt, timeZone, locale, 'monthShort')}</span>
    </p>
  );
}
