import { MAXIMUM_NAME_LENGTH } from '#app/domain/registration.ts';
import type { SeatingDecision } from '#app/domain/seating.ts';
import { MAXIMUM_SEATS_WHEN_ASSISTED } from '#app/domain/session.ts';
import { formatInstant } from '#app/text/format.ts';
import type { RegistrationAct } from '#db/registration-acts.server.ts';
import { ErrorSummary, Field, type FormState } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';
import type { ShownRegistrant } from './registrant-details.tsx';

/** What a mediator may do with one registration. `own`: the address of the session in their space. */

/** Gives a group of the waiting list its seats; says what would be needed where they are not free. */
export function SeatingForm({
  registrant,
  seating,
  own,
  formToken,
}: {
  registrant: ShownRegistrant;
  seating: SeatingDecision;
  own: string;
  formToken: string;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.registrants.seating;
  if (seating.kind !== 'seated' && seating.kind !== 'does_not_fit') return null;
  const raiseTo = seating.kind === 'does_not_fit' ? seating.raiseTo : undefined;
  return (
    <section className="stack" aria-labelledby="placer">
      <h2 id="placer">{words.title}</h2>
      {registrant.offeredUntil !== null && <p>{words.offered}</p>}
      {seating.kind === 'does_not_fit' && <p>{words.doesNotFit(seating.free)}</p>}
      {(registrant.position ?? 1) > 1 && <p>{words.overtakes}</p>}
      <form method="post" action={address} className="row">
        <FormToken value={formToken} />
        <input type="hidden" name="geste" value="placer" />
        {raiseTo !== undefined && <input type="hidden" name="capacite" value={raiseTo} />}
        {(seating.kind === 'seated' || raiseTo !== undefined) && (
          <button type="submit" className="button">
            {raiseTo === undefined ? words.button(registrant.seats) : words.raise(raiseTo)}
          </button>
        )}
        {seating.kind === 'does_not_fit' && <a href={`${own}/modifier`}>{words.raiseCapacity}</a>}
      </form>
    </section>
  );
}

/** Name and seats. `possible`: what is left for it when more were asked than are free. */
export function RegistrantChangeForm({
  registrant,
  form,
  possible,
  capacity,
  own,
  formToken,
}: {
  registrant: ShownRegistrant;
  form: FormState;
  possible: number | undefined;
  capacity: number | undefined;
  own: string;
  formToken: string;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.registrants.change;
  const { labels } = text.registrants.signUp;
  return (
    <section className="stack" aria-labelledby="changer">
      <h2 id="changer">{words.title}</h2>
      <form method="post" action={address} className="form" noValidate>
        <FormToken value={formToken} />
        <input type="hidden" name="geste" value="changer" />
        <ErrorSummary form={form} labels={labels}>
          {capacity !== undefined && <p>{text.signUp.largerThanCapacity(capacity)}</p>}
          {possible !== undefined && (
            <p>
              {words.notEnough(possible)}{' '}
              <a href={`${own}/modifier`}>{text.registrants.seating.raiseCapacity}</a>
            </p>
          )}
        </ErrorSummary>
        <Field
          name="name"
          label={labels.name}
          form={form}
          value={registrant.name}
          autoComplete="off"
          maxLength={MAXIMUM_NAME_LENGTH}
        />
        <Field
          name="seats"
          type="number"
          label={labels.seats}
          form={form}
          value={registrant.seats}
          min={1}
          max={MAXIMUM_SEATS_WHEN_ASSISTED}
          short
        />
        <button type="submit" className="button button-quiet">
          {words.button}
        </button>
      </form>
    </section>
  );
}

/** Who changed what, the latest first. */
export function RegistrationActs({ acts, timeZone }: { acts: RegistrationAct[]; timeZone: string }) {
  const { text, locale } = useText();
  const words = text.registrants.page.acts;
  if (acts.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="gestes">
      <h2 id="gestes">{words.title}</h2>
      <ul>
        {acts.map(({ act, by, at }) => (
          <li key={`${at} ${act}`}>
            {words.line[act](
              by,
              formatInstant(at, timeZone, locale, 'date'),
              formatInstant(at, timeZone, locale, 'time'),
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
