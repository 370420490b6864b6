import { type Duty, type DutyFacts, type DutyKind, dutyKinds } from '#app/domain/duty.ts';
import { formatInstant, keepSigns } from '#app/text/format.ts';
import { useText } from './page-context.tsx';

type Session = DutyFacts & { title: string; timeZone: string };

/** More of a kind than this are in the list of sessions anyway. */
const SHOWN_OF_A_KIND = 6;

const pages: Record<DutyKind, string> = {
  returned: '',
  calls: '/appels',
  draft: '',
  waiting: '',
  'nearly-empty': '/diffuser',
};

/** What is to be done today: one line each, whose link says what to do. */
export function DutyList({ duties, sessions }: { duties: readonly Duty[]; sessions: readonly Session[] }) {
  const { text, locale, href } = useText();
  const words = text.workspace;
  const bySession = new Map(sessions.map((session) => [session.id, session]));
  return (
    <ul className="stack">
      {dutyKinds.map((kind) => {
        const ofKind = duties.filter((duty) => duty.kind === kind);
        const more = ofKind.length - SHOWN_OF_A_KIND;
        return [
          ...ofKind.slice(0, SHOWN_OF_A_KIND).map(({ sessionId, count }) => {
            const session = bySession.get(sessionId);
            if (!session) return null;
            const day = formatInstant(session.startsAt, session.timeZone, locale, 'day');
            return (
              <li key={`${kind} ${sessionId}`}>
                <a href={href(`/mediation/ateliers/${sessionId}${pages[kind]}`)}>
                  {words.actions[kind](count)}
                  {text.mail.colon} {keepSigns(session.title)}
                </a>
                {', '}
                {day}
                {'. '}
                <span className="soft">{words.reasons[kind](count, session.capacity)}</span>
              </li>
            );
          }),
          more > 0 ? <li key={kind}>{words.more[kind](more)}</li> : null,
        ];
      })}
    </ul>
  );
}
