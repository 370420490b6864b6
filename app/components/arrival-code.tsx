import styles from './arrival-code.module.css';
import { useText } from './page-context.tsx';
import { QrCode } from './qr-code.tsx';

/** A code to show at the door, for those who like to: a name is enough. */
export function ArrivalCode({ address }: { address: string }) {
  const { text } = useText();
  const words = text.arrivalCode;
  return (
    <section className="stack" aria-labelledby="code-accueil">
      <h2 id="code-accueil">{words.title}</h2>
      <p>{words.lead}</p>
      <div className={styles.code}>
        <QrCode address={address} label={words.label} />
      </div>
    </section>
  );
}
