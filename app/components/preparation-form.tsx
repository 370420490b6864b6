import type { ReactNode } from 'react';
import { type Step, steps } from '#app/forms/preparation.ts';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';
import styles from './preparation-form.module.css';

const paths: Record<Step, string> = { where: 'lieu', what: 'contenu', when: 'dates' };

/** The three steps, the present one marked; `preparationId` is missing before anything was kept. */
export function StepList({ preparationId, step }: { preparationId?: string; step: Step }) {
  const { text, href } = useText();
  const words = text.mediation.preparation;
  return (
    <nav aria-label={words.steps}>
      <ol className={styles.steps}>
        {steps.map((each, index) => (
          <li key={each} aria-current={each === step ? 'step' : undefined}>
            <span className={styles.number}>{index + 1}</span>
            {preparationId !== undefined && each !== step ? (
              <a href={href(`/mediation/brouillons/${preparationId}/${paths[each]}`)}>
                {words.stepNames[each]}
              </a>
            ) : (
              words.stepNames[each]
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/**
 * A step's form: kept by each button, and with JavaScript after each pause in typing (app/islands/draft-saver.ts).
 * `next` is what the main button says; the other ones keep and leave.
 */
export function PreparationForm({
  preparationId,
  formToken,
  next,
  children,
}: {
  preparationId: string;
  formToken: string;
  next: string;
  children: ReactNode;
}) {
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.mediation.preparation;
  return (
    <form
      method="post"
      action={address}
      className="form"
      noValidate
      data-island="draft-saver"
      data-target={href(`/mediation/brouillons/${preparationId}/garder`)}
      data-saved={words.savedAt}
      data-failed={words.notSaved}
    >
      <FormToken value={formToken} />
      {/* What the Enter key presses: a form's first button, wherever others stand. */}
      <button
        type="submit"
        className="visually-hidden"
        name="geste"
        value="continuer"
        tabIndex={-1}
        aria-hidden="true"
      />
      {children}
      <p className="row">
        <button type="submit" className="button" name="geste" value="continuer">
          {next}
        </button>
        <button type="submit" className="button button-quiet" name="geste" value="plus-tard">
          {words.later}
        </button>
      </p>
      <p role="status" className={styles.status} />
    </form>
  );
}
