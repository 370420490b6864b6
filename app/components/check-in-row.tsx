import { describePresence } from '#app/text/fill-in.ts';
import styles from './check-in.module.css';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';

/** One name: its whole width ticks everybody of it, or takes the tick back; groups are counted by one more, one less. */
export function CheckInRow({
  person: { id, name, seats, present },
  path,
  formToken,
}: {
  person: { id: string; name: string | null; seats: number; present: number };
  path: string;
  formToken: string | undefined;
}) {
  const { text } = useText();
  const words = text.checkIn;
  const called = name ?? words.forgotten;
  return (
    <li id={`ligne-${id}`} className={styles.row}>
      <form method="post" action={path} className={styles.form} data-row={id} data-seats={seats}>
        {formToken && <FormToken value={formToken} />}
        <input type="hidden" name="geste" value="pointer" />
        <input type="hidden" name="inscription" value={id} />
        <button
          type="submit"
          name="presents"
          value={present > 0 ? 0 : seats}
          className={styles.name}
          aria-pressed={present > 0}
          data-role="all"
        >
          <bdi>{called}</bdi>
          <span className={styles.state} data-role="state">
            {describePresence(words, present, seats)}
          </span>
        </button>
        {seats > 1 && (
          <>
            <button
              type="submit"
              name="presents"
              value={present - 1}
              disabled={present === 0}
              className={styles.step}
              aria-label={words.oneLess(called)}
              data-role="less"
            >
              −
            </button>
            <button
              type="submit"
              name="presents"
              value={present + 1}
              disabled={present >= seats}
              className={styles.step}
              aria-label={words.oneMore(called)}
              data-role="more"
            >
              +
            </button>
          </>
        )}
      </form>
    </li>
  );
}
