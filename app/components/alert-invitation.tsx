import { type SearchParameters, searchAddress } from '#app/domain/search.ts';
import { useText } from './page-context.tsx';

/** Under the results of a search: being told of what is announced later. `empty`: nothing was found. */
export function AlertInvitation({ parameters, empty }: { parameters: SearchParameters; empty: boolean }) {
  const { text, href } = useText();
  const words = text.alerts.invitation;
  return (
    <section className="card stack no-print" aria-labelledby="prevenez-moi">
      <h3 id="prevenez-moi">{words.title}</h3>
      <p>{empty ? words.leadEmpty : words.lead}</p>
      <p>
        <a
          className={empty ? 'button' : 'button button-quiet'}
          href={href(searchAddress('/alertes/nouvelle', { ...parameters, page: 1 }))}
        >
          {words.button}
        </a>
      </p>
    </section>
  );
}
