import type { SessionWarning } from '#app/domain/session-editing.ts';
import { formatDays } from '#app/text/format.ts';
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
          <li key={'title' in warning ? warning.title : warning.kind}>
            <Warning warning={warning} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Warning({ warning }: { warning: SessionWarning }) {
  const { text, locale } = useText();
  const words = text.mediation.session;
  switch (warning.kind) {
    case 'outside-campaign':
      return <>{words.outsideCampaign(formatDays(warning.startsOn, warning.endsOn, locale))}</>;
    case 'ambiguous-hour':
      return <>{words.ambiguousHour}</>;
    case 'unusual-hour':
      return <>{words.unusualHour}</>;
    case 'venue-taken':
      return <>{words.venueTaken(warning.title)}</>;
  }
}
