import { returnReasons } from '#app/domain/moderation.ts';
import { type FormState, SelectField, TextArea } from './field.tsx';
import { useText } from './page-context.tsx';
import styles from './queue-form.module.css';

/**
 * What the Enter key presses: a form's first button (HTML, implicit submission). This one decides nothing, so that
 * nobody publishes by pressing Enter on a box that they tick; browsers pass over a button that is disabled or not drawn.
 */
export function NothingButton() {
  return (
    <button
      type="submit"
      className="visually-hidden"
      name="geste"
      value="rien"
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}

/** A yes, or a reason to send back: what both the queue and a session's page end with. */
export function VerdictFields({
  form,
  approve,
  giveBack,
}: {
  form: FormState;
  /** What the buttons say. */
  approve: string;
  giveBack: string;
}) {
  const { text } = useText();
  const words = text.moderation;
  return (
    <div className={styles.verdict}>
      <section className="card stack" aria-labelledby="approuver">
        <h2 id="approuver">{words.approveTitle}</h2>
        <p>{words.approveLead}</p>
        <p>
          <button type="submit" name="geste" value="approuver" className="button" data-approve="">
            {approve}
          </button>
        </p>
      </section>
      <section className="card stack" aria-labelledby="renvoyer">
        <h2 id="renvoyer">{words.returnTitle}</h2>
        <p>{words.returnLead}</p>
        <SelectField
          name="motif"
          label={words.reason}
          form={form}
          empty={words.chooseReason}
          choices={returnReasons.map((reason) => ({ value: reason, label: words.reasons[reason] }))}
        />
        <TextArea
          name="precision"
          label={words.note}
          hint={words.noteHint}
          form={form}
          rows={3}
          maxLength={600}
          optional
        />
        <p>
          <button type="submit" name="geste" value="renvoyer" className="button button-danger">
            {giveBack}
          </button>
        </p>
      </section>
    </div>
  );
}
