import type { ReactNode } from 'react';
import type { SessionState } from '#app/domain/session.ts';
import { foreignLanguage } from '#app/text/format.ts';
import type { SessionPageFacts } from '#db/sessions.server.ts';
import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';
import { SessionFacts } from './session-facts.tsx';
import { SessionTitle } from './session-title.tsx';
import { DayLeaf, When } from './when.tsx';

/** What, when, and whether it is called off: the top of a session's page. */
export function SessionHeading({
  session,
  state,
  children,
}: {
  session: SessionPageFacts;
  state: SessionState;
  /** What one can do about it. */
  children?: ReactNode;
}) {
  const { text } = useText();
  const { states, formats } = text.vocabulary;
  return (
    <div className="session-top">
      <DayLeaf startsAt={session.startsAt} timeZone={session.timeZone} />
      <PageHeading
        kicker={
          <>
            {formats[session.format]}
            {session.programme.slug !== 'autre' && ` · ${session.programme.name}`}
          </>
        }
        title={<SessionTitle session={session} />}
      >
        <p className="lead first-capital">
          <When span={session} withYear />
        </p>
        {children}
        {state === 'cancelled' && (
          <p>
            <span className="badge badge-danger">{states.cancelled}</span>
            {session.cancellationReason && ` ${text.session.reason(session.cancellationReason)}`}
          </p>
        )}
      </PageHeading>
    </div>
  );
}

/** What happens there, where, for whom, what to bring: the body of a session's page. */
export function SessionDetails({ session }: { session: SessionPageFacts }) {
  const { locale } = useText();
  return (
    <div className="stack-wide">
      {session.description !== '' && (
        <div className="prose" lang={foreignLanguage(session.language, locale)}>
          {session.description.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph} className="lines">
              {paragraph}
            </p>
          ))}
        </div>
      )}
      <SessionFacts session={session} />
    </div>
  );
}
