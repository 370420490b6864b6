import { formatDeadline, formatInstant, keepSigns } from '#app/text/format.ts';
import styles from './check-in.module.css';
import { CheckInPhone } from './check-in-phone.tsx';
import { CheckInRow } from './check-in-row.tsx';
import { FormToken } from './form-token.tsx';
import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';
import { When } from './when.tsx';

export type CheckInPageProps = {
  session: { id: string; title: string; startsAt: string; endsAt: string; timeZone: string };
  list: {
    people: { id: string; name: string | null; seats: number; present: number }[];
    walkIns: { id: string; deviceId: string }[];
    forgottenSeats: number;
  };
  path: string;
  namesLeavePhone: string;
  nextWalkIn: string;
  /** Only for somebody who is signed in. */
  formToken?: string;
  volunteerLink?: { address: string; ends: string };
};

/** Who comes, ticked at the door: one tap a name, with or without scripts and a network. */
export function CheckInPage(props: CheckInPageProps) {
  const { session, list, path, formToken, volunteerLink } = props;
  const { text, href, locale } = useText();
  const words = text.checkIn;
  const ticked = list.people.reduce((sum, { present }) => sum + present, 0);
  const expected = list.people.reduce((sum, { seats }) => sum + seats, 0);
  return (
    <div
      className={styles.page}
      data-island="check-in"
      data-session={session.id}
      data-path={path}
      data-until={props.namesLeavePhone}
      data-forgotten={list.forgottenSeats}
      data-walk-ins={JSON.stringify(list.walkIns)}
      data-words={JSON.stringify({ one: words.one, some: words.some, none: words.none, ...words.phone })}
    >
      <PageHeading
        kicker={
          formToken && <a href={href(`/mediation/ateliers/${session.id}`)}>{text.mediation.backToSession}</a>
        }
        title={words.title}
        lead={words.lead}
      >
        <p>
          <strong>{keepSigns(session.title)}</strong>
          <br />
          <When span={session} />
        </p>
      </PageHeading>
      <dl className={styles.counts} aria-label={words.counts}>
        <Count
          label={words.present}
          name="present"
          value={ticked + list.walkIns.length + list.forgottenSeats}
        />
        <Count label={words.expected} name="expected" value={expected} />
        <Count label={words.withoutSignUp} name="walk-ins" value={list.walkIns.length} />
      </dl>
      <CheckInPhone
        until={formatInstant(props.namesLeavePhone, session.timeZone, locale, 'date')}
        signInPath={`${href('/connexion')}?retour=${encodeURIComponent(path)}`}
        path={path}
      />
      <section className="stack">
        <h2>{words.names}</h2>
        {list.people.length === 0 && <p>{words.nobody}</p>}
        <ul className={styles.list}>
          {list.people.map((person) => (
            <CheckInRow key={person.id} person={person} path={path} formToken={formToken} />
          ))}
        </ul>
      </section>
      <section className="stack" id="sans-inscription">
        <h2>{words.walkIns}</h2>
        <form method="post" action={path} className={styles.walkIns} data-gesture="walk-in">
          {formToken && <FormToken value={formToken} />}
          <input type="hidden" name="passage" value={props.nextWalkIn} />
          <button type="submit" name="geste" value="ajouter" className="button">
            {words.addWalkIn}
          </button>
          <button
            type="submit"
            name="geste"
            value="retirer"
            className="button button-quiet"
            disabled={list.walkIns.length === 0}
          >
            {words.removeWalkIn}
          </button>
        </form>
      </section>
      {volunteerLink && formToken && (
        <VolunteerLink link={volunteerLink} timeZone={session.timeZone} path={path} formToken={formToken} />
      )}
    </div>
  );
}

function Count({ label, name, value }: { label: string; name: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-count={name}>{value}</dd>
    </div>
  );
}

function VolunteerLink({
  link,
  timeZone,
  path,
  formToken,
}: {
  link: { address: string; ends: string };
  timeZone: string;
  path: string;
  formToken: string;
}) {
  const { text, locale } = useText();
  const words = text.checkIn.volunteer;
  return (
    <section className="stack no-print" id="benevole">
      <h2>{words.title}</h2>
      <p>{words.lead(formatDeadline(link.ends, timeZone, text, locale))}</p>
      <div className="field">
        <label htmlFor="adresse-benevole">{words.label}</label>
        <input id="adresse-benevole" className="input" readOnly value={link.address} />
      </div>
      <form method="post" action={path} className="row">
        <FormToken value={formToken} />
        <button type="submit" name="geste" value="nouveau-lien" className="button button-quiet">
          {words.renew}
        </button>
        <span className="soft">{words.renewHint}</span>
      </form>
    </section>
  );
}
