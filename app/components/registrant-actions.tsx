import type { SessionState } from '#app/domain/session.ts';
import { useText } from './page-context.tsx';

/** What a mediator may do with those who are registered for a session. `any`: there is somebody. */
export function RegistrantActions({
  session,
  state,
  any,
}: {
  session: { id: string };
  state: SessionState;
  any: boolean;
}) {
  const { text, href } = useText();
  const own = href(`/mediation/ateliers/${session.id}`);
  const words = text.registrants;
  return (
    <p className="row">
      {state === 'published' && (
        <a className="button" href={`${own}/inscrire`}>
          {words.signUp.link}
        </a>
      )}
      {any && (state === 'published' || state === 'under_way') && (
        <a className="button button-quiet" href={`${own}/message`}>
          {words.letter.link}
        </a>
      )}
      {any && <a href={`${own}/inscrits.csv`}>{words.csv.link}</a>}
    </p>
  );
}
