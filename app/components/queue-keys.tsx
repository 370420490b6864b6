import { useText } from './page-context.tsx';
import styles from './queue-form.module.css';

/** The keyboard shortcuts of the queue, and the box that switches them off: hidden until a script makes them work. */
export function QueueKeys() {
  const { text } = useText();
  const words = text.moderation.keys;
  return (
    <details className={styles.keys} data-keys="" hidden>
      <summary>{words.title}</summary>
      <div className="stack">
        <label className="choice">
          <input type="checkbox" data-keys-switch="" />
          <span>{words.switch}</span>
        </label>
        <p>{words.lead}</p>
        <dl>
          {words.list.map(({ key, does }) => (
            <div key={key} className={styles.key}>
              <dt>{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
