import { foreignLanguage, keepSigns } from '#app/text/format.ts';
import type { DuplicatePair, DuplicateSide } from '#db/session-duplicates.server.ts';
import styles from './duplicates.module.css';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';
import { When } from './when.tsx';

/** Pairs of sessions that look like one: both beside each other, with the way to compare them and to say that they are two. */
export function DuplicateList({ pairs, formToken }: { pairs: readonly DuplicatePair[]; formToken: string }) {
  const { text, href } = useText();
  const words = text.sessionMerges;
  return (
    <form method="post" action={href('/coordination/moderation/doublons')}>
      <FormToken value={formToken} />
      <ol className={styles.pairs}>
        {pairs.map(({ one, other, likeness }) => (
          <li key={`${one.id} ${other.id}`} className="card stack">
            <p className="soft">{words.likenesses[likeness]}</p>
            <div className={styles.sides}>
              <Side side={one} />
              <Side side={other} />
            </div>
            <p className="row">
              <a className="button" href={href(`/coordination/moderation/doublons/${one.id}/${other.id}`)}>
                {words.compare}
                <span className="visually-hidden"> ({one.title})</span>
              </a>
              <button
                type="submit"
                name="differents"
                value={`${one.id}:${other.id}`}
                className="button button-quiet"
              >
                {words.dismiss}
                <span className="visually-hidden"> ({one.title})</span>
              </button>
            </p>
          </li>
        ))}
      </ol>
    </form>
  );
}

function Side({ side }: { side: DuplicateSide }) {
  const { text, locale } = useText();
  return (
    <div>
      <h2 className={styles.title} lang={foreignLanguage(side.language, locale)}>
        {keepSigns(side.title)}
      </h2>
      <p>
        <span className="first-capital">
          <When span={side} />
        </span>
        <br />
        {side.place ?? text.vocabulary.attendances.online}
        <br />
        {side.organisation}
        {!side.published && (
          <>
            {' '}
            <span className="badge badge-warning">{text.moderation.kinds.submitted}</span>
          </>
        )}
      </p>
    </div>
  );
}
