import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';

/** What a mediator may do with a whole series. */
export function SeriesActions({
  seriesId,
  formToken,
  drafts,
  toPublish,
  verified,
  open,
  firstId,
}: {
  seriesId: string;
  formToken: string;
  drafts: number;
  /** Complete drafts that are not with the coordinators. */
  toPublish: number;
  /** The organisation publishes by itself; otherwise a coordinator looks first. */
  verified: boolean;
  /** Announced and not over. */
  open: number;
  /** The session by which all are previewed and edited. */
  firstId: string;
}) {
  const { text, href } = useText();
  const words = text.mediation.series;
  const own = href(`/mediation/series/${seriesId}`);
  const first = href(`/mediation/ateliers/${firstId}`);
  return (
    <form method="post" action={own} className="row">
      <FormToken value={formToken} />
      {toPublish > 0 && (
        <button type="submit" name="geste" value="publier" className="button">
          {verified ? words.publish(toPublish) : text.moderation.own.submitMany(toPublish)}
        </button>
      )}
      {drafts > 0 && (
        <a className="button button-quiet" href={`${first}/apercu`}>
          {text.mediation.session.preview}
        </a>
      )}
      {drafts + open > 0 && (
        <a className="button button-quiet" href={`${first}/modifier?portee=all`}>
          {words.editAll}
        </a>
      )}
      <button type="submit" formAction={`${own}/dupliquer`} className="button button-quiet">
        {words.duplicate}
      </button>
      {open > 0 && (
        <a className="button button-danger" href={`${own}/annuler`}>
          {words.cancel}
        </a>
      )}
      {drafts > 0 && (
        <button type="submit" name="geste" value="supprimer" className="button button-danger">
          {words.removeDrafts(drafts)}
        </button>
      )}
    </form>
  );
}
