import type { ReactNode } from 'react';
import { closedBecause, MAXIMUM_NAME_LENGTH } from '#app/domain/registration.ts';
import {
  availability,
  MAXIMUM_SEATS_PER_REGISTRATION,
  type SessionSeats,
  type SessionState,
  seatsLeft,
} from '#app/domain/session.ts';
import type { FieldErrors, Typed } from '#app/forms/form.ts';
import type { Text } from '#app/text/locale.ts';
import { ErrorSummary, Field, SelectField } from './field.tsx';
import { usePage, useText } from './page-context.tsx';

/** What the sign-up's action hands back when it does not lead to the registration. */
export type SignUpResult =
  | { kind: 'invalid'; errors: FieldErrors; typed: Typed; capacity?: number }
  /** The contact is registered already: it was sent its link again, whoever typed it. */
  | { kind: 'already'; contact: 'email' | 'phone' }
  /** The session closed, or became drop-in, while the form was open: the page shows what it is now. */
  | { kind: 'closed'; typed: Typed };

export type SignUpSession = SessionSeats & { state: SessionState };

/**
 * The sign-up part of a session's page, in each of its states. `result` is the action's data, if any. Posts to the
 * page's own address; works without JavaScript.
 */
export function SignUpForm({
  session,
  result,
}: {
  session: SignUpSession;
  result?: SignUpResult | undefined;
}) {
  const { text, href } = useText();
  const words = text.signUp;
  if (result?.kind === 'already') {
    return (
      <Answer kind="notice notice-success" focused>
        <h2>{words.already.title}</h2>
        <p>{words.already[result.contact]}</p>
        <p>{words.already.wait}</p>
      </Answer>
    );
  }
  const closed = closedBecause(session.state);
  if (closed) {
    return (
      <Answer
        kind={closed.because === 'cancelled' ? 'notice notice-danger' : 'notice'}
        focused={result !== undefined}
      >
        <h2>{words.closed[closed.because].title}</h2>
        <p>{words.closed[closed.because].body}</p>
        <p>
          <a href={href('/ateliers')}>{words.find}</a>
        </p>
      </Answer>
    );
  }
  if (session.entry === 'drop_in') {
    return (
      <Answer kind="notice notice-success" focused={result !== undefined}>
        <h2>{words.dropIn.title}</h2>
        <p>{words.dropIn.body}</p>
      </Answer>
    );
  }
  return <OpenForm session={session} result={result} />;
}

/** What stands in the form's place. Focus goes there when it answers a form that was sent. */
function Answer({ kind, focused, children }: { kind: string; focused: boolean; children: ReactNode }) {
  return (
    <section
      id="inscription"
      className={kind}
      tabIndex={focused ? -1 : undefined}
      // biome-ignore lint/a11y/noAutofocus: the answer to a form that was sent is what to read first.
      autoFocus={focused}
    >
      {children}
    </section>
  );
}

function OpenForm({
  session,
  result,
}: {
  session: SignUpSession;
  result: Exclude<SignUpResult, { kind: 'already' }> | undefined;
}) {
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.signUp;
  const full = availability(session) === 'full';
  const form = result?.kind === 'invalid' ? result : { typed: result?.typed };
  const capacity = result?.kind === 'invalid' ? result.capacity : undefined;
  return (
    <section id="inscription" className="stack" aria-labelledby="inscription-titre">
      <h2 id="inscription-titre">{full ? words.titleWaiting : words.title}</h2>
      <SeatsNotice session={session} />
      {/* Without the address's fragment, if any: browsers focus no field of a page that has one. */}
      <form method="post" action={address} className="form" noValidate>
        <ErrorSummary form={form} labels={words.labels}>
          {capacity !== undefined && <p>{words.largerThanCapacity(capacity)}</p>}
        </ErrorSummary>
        <p className="soft">
          {words.intro} <a href={href('/comment-ca-se-passe')}>{text.howItWorks.link}</a>
        </p>
        <Field
          name="name"
          label={words.labels.name}
          hint={words.hints.name}
          form={form}
          autoComplete="given-name"
          maxLength={MAXIMUM_NAME_LENGTH}
        />
        <Field
          name="contact"
          label={words.labels.contact}
          hint={words.hints.contact}
          form={form}
          autoComplete="email"
          spellCheck={false}
        />
        <SelectField
          name="seats"
          label={words.labels.seats}
          hint={words.hints.seats}
          form={form}
          value="1"
          choices={seatChoices(
            text,
            Math.min(session.capacity ?? MAXIMUM_SEATS_PER_REGISTRATION, MAXIMUM_SEATS_PER_REGISTRATION),
          )}
        />
        <button type="submit" className="button">
          {full ? words.buttonWaiting : words.button}
        </button>
        <p className="small soft">{words.privacy}</p>
      </form>
    </section>
  );
}

function SeatsNotice({ session }: { session: SignUpSession }) {
  const { text } = useText();
  const words = text.signUp;
  switch (availability(session)) {
    case 'full':
      return <p className="notice">{words.full}</p>;
    case 'nearly_full':
      return (
        <p className="notice notice-warning">
          {words.nearlyFull(seatsLeft(session) ?? 0)} {words.overflow}
        </p>
      );
    default:
      return null;
  }
}

/** `1 place`, `2 places` … up to `largest`. */
export function seatChoices(text: Text, largest: number): { value: string; label: string }[] {
  return Array.from({ length: Math.max(1, largest) }, (_, index) => ({
    value: String(index + 1),
    label: text.signUp.seats(index + 1),
  }));
}
