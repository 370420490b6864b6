import type { ReactNode } from 'react';
import styles from './form-part.module.css';

/** Fields that belong together, under their heading. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend>
        <h2>{title}</h2>
      </legend>
      {children}
    </fieldset>
  );
}
