import { formatInstant } from '#app/text/format.ts';
import type { PreparationLine } from '#db/preparations.server.ts';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';

/** What was begun and is not finished: go on, or throw it away. Nothing when there is none. */
export function PreparationList({
  preparations,
  formToken,
}: {
  preparations: readonly PreparationLine[];
  formToken: string;
}) {
  const { text, locale, href } = useText();
  const words = text.mediation.preparation;
  if (preparations.length === 0) return null;
  return (
    <section className="stack">
      <h2>{words.unfinished}</h2>
      <ul className="stack">
        {preparations.map(({ id, title, updatedAt }) => {
          const name = title || words.untitled;
          const time = (style: 'day' | 'time') => formatInstant(updatedAt, 'Europe/Paris', locale, style);
          return (
            <li key={id}>
              <form method="post" action={href(`/mediation/brouillons/${id}/jeter`)} className="row">
                <FormToken value={formToken} />
                <a href={href(`/mediation/brouillons/${id}/contenu`)}>{name}</a>
                <span className="soft">{words.keptOn(time('day'), time('time'))}</span>
                <button type="submit" className="button-link">
                  {words.discard}
                  <span className="visually-hidden"> {name}</span>
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
