import { Checkbox } from './field.tsx';
import { usePage, useText } from './page-context.tsx';

/** Whether one hears of next steps after the session: off unless ticked, and it can be unticked. */
export function ThanksChoice({ wanted }: { wanted: boolean }) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.thanks;
  return (
    <section className="stack no-print" aria-labelledby="apres">
      <h2 id="apres">{words.title}</h2>
      <form method="post" action={address} className="form">
        <input type="hidden" name="intent" value="thanks" />
        <Checkbox name="suite" label={words.label} hint={words.hint} checked={wanted} optional />
        <button type="submit" className="button button-quiet">
          {words.save}
        </button>
      </form>
    </section>
  );
}
