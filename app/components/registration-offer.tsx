import { formatDeadline } from '#app/text/format.ts';
import type { RegistrationView } from '#db/registration-views.server.ts';
import { usePage, useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';

/**
 * Freed seats that are held for somebody, until when, and the two answers: each is a form, since programs that read
 * mail open links.
 */
export function RegistrationOffer({
  registration: { name, seats, lapsedOffers, session },
  offeredUntil,
}: {
  registration: Pick<RegistrationView, 'name' | 'seats' | 'lapsedOffers' | 'session'>;
  /** UTC. */
  offeredUntil: string;
}) {
  const { text, locale } = useText();
  const { address } = usePage();
  const words = text.offer;
  const deadline = formatDeadline(offeredUntil, session.timeZone, text, locale);
  return (
    <>
      <PageHeading
        kicker={text.registration.hello(name)}
        title={words.title(seats)}
        lead={words.until(seats, deadline)}
      />
      <section className="card stack no-print" aria-labelledby="offre-titre">
        <h2 id="offre-titre">{words.ask}</h2>
        <ul>
          {[...words.next, words.silence(lapsedOffers > 0)].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <div className="row">
          <form method="post" action={address}>
            <input type="hidden" name="intent" value="accept" />
            <button type="submit" className="button">
              {words.accept(seats)}
            </button>
          </form>
          <form method="post" action={address}>
            <input type="hidden" name="intent" value="decline" />
            <button type="submit" className="button button-quiet">
              {words.decline(seats)}
            </button>
          </form>
        </div>
      </section>
    </>
  );
}
