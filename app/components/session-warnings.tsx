import type { Clash, SessionWarning } from '#app/domain/session-warnings.ts';
import { formatDays, formatInstant, keepSigns } from '#app/text/format.ts';
import { useText } from './page-context.tsx';

/** What is allowed but worth a second look. */
export function SessionWarnings({ warnings }: { warnings: SessionWarning[] }) {
  const { text } = useText();
  if (warnings.length === 0) return null;
  return (
    <section className="notice notice-warning">
      <h2>{text.mediation.session.warnings}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={'clash' in warning ? warning.clash.sessionId : warning.kind}>
            <Warning warning={warning} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One thing to check, in a sentence; a clash leads to the other session. */
export function Warning({ warning }: { warning: SessionWarning }) {
  const { text, locale } = useText();
  const words = text.mediation.session;
  switch (warning.kind) {
    case 'outside-campaign':
      return <>{words.outsideCampaign(formatDays(warning.startsOn, warning.endsOn, locale))}</>;
    case 'ambiguous-hour':
      return <>{words.ambiguousHour}</>;
    case 'unusual-hour':
      return <>{words.unusualHour}</>;
    case 'past':
      return <>{words.datePast}</>;
    case 'ends-next-day':
      return <>{words.endsNextDay}</>;
    case 'venue-taken':
      return (
        <>
          {words.venueTaken} <ClashLink clash={warning.clash} />
        </>
      );
    case 'mediator-taken':
      return (
        <>
          {words.mediatorTaken} <ClashLink clash={warning.clash} />
        </>
      );
  }
}

/** To the workspace's page of an own session, to the public page of others. */
function ClashLink({ clash }: { clash: Clash }) {
  const { text, locale, href } = useText();
  const time = (instant: string) => formatInstant(instant, clash.timeZone, locale, 'time');
  return (
    <>
      <a href={href(clash.own ? `/mediation/ateliers/${clash.sessionId}` : `/ateliers/${clash.slug}`)}>
        {keepSigns(clash.title)}
      </a>{' '}
      ({text.vocabulary.between(time(clash.startsAt), time(clash.endsAt))})
    </>
  );
}
