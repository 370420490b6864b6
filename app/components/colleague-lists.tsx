import { formatInstant } from '#app/text/format.ts';
import type { Colleague } from '#db/colleagues.server.ts';
import type { InvitationLine } from '#db/invitations.server.ts';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';

/** Who works for the organisation; each mediator can be removed unless they are the only one. */
export function ColleagueList({
  colleagues,
  ownId,
  formToken,
}: {
  colleagues: readonly Colleague[];
  ownId: string;
  formToken: string;
}) {
  const { text } = useText();
  const words = text.organisation;
  const mediators = colleagues.filter(({ role }) => role === 'mediator');
  return (
    <section className="stack" aria-labelledby="collegues">
      <h2 id="collegues">{words.colleagues}</h2>
      <ul className="stack">
        {colleagues.map(({ id, name, email, role }) => (
          <li key={id}>
            <strong>{name}</strong> {id === ownId && words.you}
            <br />
            <span className="soft">{email}</span>
            {role === 'mediator' && mediators.length > 1 && (
              <RemovalForm accountId={id} name={name} own={id === ownId} formToken={formToken} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asks once more before an account is closed: nothing opens it again. */
function RemovalForm({
  accountId,
  name,
  own,
  formToken,
}: {
  accountId: string;
  name: string;
  own: boolean;
  formToken: string;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.organisation;
  return (
    <details>
      <summary>{own ? words.leave : words.remove(name)}</summary>
      <form method="post" action={address} className="stack">
        <FormToken value={formToken} />
        <input type="hidden" name="compte" value={accountId} />
        <p>{own ? words.leaveMeans : words.removeMeans(name)}</p>
        <p>
          <button type="submit" name="geste" value="retirer" className="button button-danger">
            {own ? words.confirmLeave : words.confirmRemove(name)}
          </button>
        </p>
      </form>
    </details>
  );
}

/** Invitations that nobody accepted yet, each of which can be withdrawn. */
export function InvitationList({
  invitations,
  formToken,
}: {
  invitations: readonly InvitationLine[];
  formToken: string;
}) {
  const { text, locale } = useText();
  const { address } = usePage();
  const words = text.organisation;
  if (invitations.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="invitations">
      <h2 id="invitations">{words.invitations}</h2>
      <ul className="stack">
        {invitations.map(({ id, name, email, expiresAt }) => (
          <li key={id}>
            <strong>{name}</strong>
            <br />
            <span className="soft">
              {email}, {words.until(formatInstant(expiresAt, 'Europe/Paris', locale, 'date'))}
            </span>
            <form method="post" action={address}>
              <FormToken value={formToken} />
              <input type="hidden" name="invitation" value={id} />
              <button type="submit" name="geste" value="retirer-invitation" className="button-link">
                {words.revoke}
                <span className="visually-hidden"> ({name})</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
