import { fillIn } from '#app/text/fill-in.ts';
import styles from './check-in.module.css';
import { useText } from './page-context.tsx';

/** What this phone keeps and has still to send: hidden until a script has something to say. */
export function CheckInPhone({
  until,
  signInPath,
  path,
}: {
  /** Until which day names stay on the phone. */
  until: string;
  signInPath: string;
  path: string;
}) {
  const { text } = useText();
  const words = text.checkIn.phone;
  return (
    <section className={styles.phone} aria-label={words.title} data-role="phone" hidden>
      <p className={styles.status} role="status" data-role="status" />
      <p data-role="sign-in" hidden>
        <a href={signInPath}>{words.signInLink}</a>
      </p>
      <p data-role="new-names" hidden>
        {words.newNames} <a href={path}>{words.reload}</a>
      </p>
      <p className="small soft" data-role="kept" data-kept={fillIn(words.kept, { day: until })} />
      <p>
        <button type="button" className="button button-quiet" data-role="wipe">
          {words.wipe}
        </button>
      </p>
    </section>
  );
}
