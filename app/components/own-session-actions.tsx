import type { SessionState } from '#app/domain/session.ts';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';

/** What a mediator may do with a session as it stands. */
export function OwnSessionActions({
  session,
  state,
  publishable,
  verified,
  formToken,
}: {
  session: { id: string; slug: string };
  state: SessionState;
  publishable: boolean;
  /** The organisation publishes by itself; otherwise a coordinator looks first. */
  verified: boolean;
  formToken: string;
}) {
  const { text, href } = useText();
  const words = text.mediation.session;
  const own = href(`/mediation/ateliers/${session.id}`);
  const open = state === 'published' || state === 'under_way';
  return (
    <form method="post" action={own} className="row">
      <FormToken value={formToken} />
      {state === 'draft' && publishable && (
        <button type="submit" name="geste" value="publier" className="button">
          {verified ? words.publish : text.moderation.own.submit}
        </button>
      )}
      {state === 'draft' ? (
        <a className="button button-quiet" href={`${own}/apercu`}>
          {words.preview}
        </a>
      ) : (
        <a className="button button-quiet" href={href(`/ateliers/${session.slug}`)}>
          {words.publicPage}
        </a>
      )}
      {(state === 'draft' || open) && (
        <a className="button button-quiet" href={`${own}/modifier`}>
          {words.edit}
        </a>
      )}
      <button type="submit" formAction={`${own}/dupliquer`} className="button button-quiet">
        {text.mediation.series.duplicateOne}
      </button>
      {open && (
        <a className="button button-danger" href={`${own}/annuler`}>
          {words.cancel}
        </a>
      )}
      {state === 'draft' && (
        <button type="submit" name="geste" value="supprimer" className="button button-danger">
          {words.remove}
        </button>
      )}
    </form>
  );
}
