import { foreignLanguage } from '#app/text/format.ts';
import type { RegistrationView } from '#db/registration-views.server.ts';
import { useText } from './page-context.tsx';
import { SessionTitle } from './session-title.tsx';
import { When } from './when.tsx';

/** What, when and where, for somebody who comes: the part of the page that is printed. */
export function RegistrationDetails({ registration }: { registration: RegistrationView }) {
  const { text, locale, href } = useText();
  const words = text.registration;
  const { session } = registration;
  return (
    <section className="card stack" aria-labelledby="atelier-titre">
      <h2 id="atelier-titre">{words.details}</h2>
      <dl className="facts">
        <dt>{words.what}</dt>
        <dd>
          <a href={href(`/ateliers/${session.slug}`)}>
            <SessionTitle session={session} />
          </a>
        </dd>
        <dt>{words.when}</dt>
        <dd className="first-capital">
          <When span={session} withYear />
        </dd>
        <dt>{words.where}</dt>
        <dd className="stack">
          <Where session={session} />
        </dd>
        {registration.status !== 'cancelled' && (
          <>
            <dt>{words.seats}</dt>
            <dd>{text.signUp.seats(registration.seats)}</dd>
          </>
        )}
        {session.whatToBring && (
          <>
            <dt>{words.bring}</dt>
            <dd className="lines" lang={foreignLanguage(session.language, locale)}>
              {session.whatToBring}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Where({ session }: Pick<RegistrationView, 'session'>) {
  const { text } = useText();
  const words = text.registration;
  return (
    <>
      {session.venue && (
        <p>
          <strong>{session.venue.name}</strong>
          <br />
          {session.venue.address}
          <br />
          {session.venue.postcode} {session.venue.communeName}
        </p>
      )}
      {session.attendance !== 'on_site' && <p>{words.online}</p>}
      {session.onlineUrl && (
        <p>
          <a href={session.onlineUrl} rel="noopener noreferrer">
            {words.joinOnline}
          </a>
        </p>
      )}
    </>
  );
}
