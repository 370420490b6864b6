import { formatInstant } from '#app/text/format.ts';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';

/** What was typed over a session and not saved: offered, or said to be in the form that follows. */
export function UnsavedEditNotice({
  sessionId,
  typedAt,
  timeZone,
  resumed,
  formToken,
}: {
  sessionId: string;
  typedAt: string;
  timeZone: string;
  resumed: boolean;
  formToken: string;
}) {
  const { text, locale, href } = useText();
  const words = text.unsavedEdit;
  const page = `/mediation/ateliers/${sessionId}`;
  const when = `${formatInstant(typedAt, timeZone, locale, 'day')}, ${formatInstant(typedAt, timeZone, locale, 'time')}`;
  return (
    <section className="notice stack">
      <p>{resumed ? words.resumed : words.offered(when)}</p>
      <form method="post" action={href(`${page}/garder`)} className="row">
        <FormToken value={formToken} />
        {!resumed && (
          <a className="button" href={href(`${page}/modifier?reprendre=1`)}>
            {words.resume}
          </a>
        )}
        <button type="submit" name="geste" value="jeter" className="button button-quiet">
          {words.discard}
        </button>
      </form>
    </section>
  );
}
