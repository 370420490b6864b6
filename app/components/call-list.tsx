import type { PersonToCall } from '#app/mail/calls.server.ts';
import { formatInstant } from '#app/text/format.ts';
import type { CalledPerson } from '#db/calls.server.ts';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';

/** Says on a session's page how many people wait for a call, and where they are listed. */
export function CallsNotice({ sessionId, people }: { sessionId: string; people: number }) {
  const { text, href } = useText();
  if (people === 0) return null;
  return (
    <p className="notice notice-warning">
      <a href={href(`/mediation/ateliers/${sessionId}/appels`)}>{text.calls.notice(people)}</a>
    </p>
  );
}

/** Whom to call, at which number, what to say, and the button that ticks them off. */
export function CallList({ people, formToken }: { people: PersonToCall[]; formToken: string }) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.calls;
  return (
    <ul className="stack-wide">
      {people.map((person) => (
        <li key={`${person.registrationId} ${person.contact}`} className="card stack">
          <h2>{person.name}</h2>
          <p>
            <a href={`${person.contactKind === 'phone' ? 'tel' : 'mailto'}:${person.contact}`}>
              {person.contact}
            </a>
          </p>
          <h3>{words.whatToSay}</h3>
          <ul>
            {person.sayings.map(({ messageId, sentence, why }) => (
              <li key={messageId}>
                <span lang={person.locale}>{sentence}</span>{' '}
                <span className="small soft">({words.whys[why]})</span>
              </li>
            ))}
          </ul>
          <form method="post" action={address}>
            <FormToken value={formToken} />
            <input type="hidden" name="inscription" value={person.registrationId} />
            {person.sayings.map(({ messageId }) => (
              <input key={messageId} type="hidden" name="message" value={messageId} />
            ))}
            <button type="submit" name="geste" value="appele" className="button">
              {words.called(person.name)}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

/** Who was called, by whom and when; each can be put back on the list. */
export function CalledList({
  people,
  timeZone,
  formToken,
}: {
  people: CalledPerson[];
  timeZone: string;
  formToken: string;
}) {
  const { text, locale } = useText();
  const { address } = usePage();
  const words = text.calls;
  if (people.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="appelees">
      <h2 id="appelees">{words.doneTitle}</h2>
      <ul className="stack">
        {people.map(({ registrationId, name, by, at }) => (
          <li key={registrationId}>
            <p>
              {name},{' '}
              {words.done(
                by,
                words.at(
                  formatInstant(at, timeZone, locale, 'date'),
                  formatInstant(at, timeZone, locale, 'time'),
                ),
              )}
            </p>
            <form method="post" action={address}>
              <FormToken value={formToken} />
              <input type="hidden" name="inscription" value={registrationId} />
              <input type="hidden" name="le" value={at} />
              <button type="submit" name="geste" value="remettre" className="button button-quiet">
                {words.undo(name)}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Names of those who can only be told face to face. */
export function WithoutContact({ names }: { names: string[] }) {
  const { text } = useText();
  if (names.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="sans-contact">
      <h2 id="sans-contact">{text.calls.withoutContactTitle}</h2>
      <p>{text.calls.withoutContact}</p>
      <ul>
        {names.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, in which two names may be the same.
          <li key={index}>{name}</li>
        ))}
      </ul>
    </section>
  );
}
