import { formatInstant } from '#app/text/format.ts';
import type { Colleague } from '#db/colleagues.server.ts';
import type { InvitationLine } from '#db/invitations.server.ts';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';
import { StatusNotice } from './status-notice.tsx';

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
              <RemovalForm
                accountId={id}
                formToken={formToken}
                words={
                  id === ownId
                    ? { summary: words.leave, means: words.leaveMeans, confirm: words.confirmLeave }
                    : {
                        summary: words.remove(name),
                        means: words.removeMeans(name),
                        confirm: words.confirmRemove(name),
                      }
                }
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asks once more before an account is closed: nothing opens it again. */
export function RemovalForm({
  accountId,
  formToken,
  words,
}: {
  accountId: string;
  formToken: string;
  words: { summary: string; means: string; confirm: string };
}) {
  const { address } = usePage();
  return (
    <details>
      <summary>{words.summary}</summary>
      <form method="post" action={address} className="stack">
        <FormToken value={formToken} />
        <input type="hidden" name="compte" value={accountId} />
        <p>{words.means}</p>
        <p>
          <button type="submit" name="geste" value="retirer" className="button button-danger">
            {words.confirm}
          </button>
        </p>
      </form>
    </details>
  );
}

/** Invitations that nobody accepted yet, each of which can be sent again or withdrawn; `about` says to what and by whom. */
export function InvitationList({
  invitations,
  formToken,
}: {
  invitations: readonly (InvitationLine & { about?: string })[];
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
        {invitations.map(({ id, name, email, expiresAt, about }) => (
          <li key={id}>
            <strong>{name}</strong>
            {about && <>, {about}</>}
            <br />
            <span className="soft">
              {email}, {words.until(formatInstant(expiresAt, 'Europe/Paris', locale, 'date'))}
            </span>
            <form method="post" action={address} className="row">
              <FormToken value={formToken} />
              <input type="hidden" name="invitation" value={id} />
              <button type="submit" name="geste" value="renvoyer" className="button-link">
                {words.sendAgain}
                <span className="visually-hidden"> ({name})</span>
              </button>
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

/** What the last gesture did with an invitation, as `?fait=` says it. */
export function InvitationNotice({ done, demo }: { done: string | null; demo: boolean }) {
  const { text, href } = useText();
  const words = text.organisation.done;
  switch (done) {
    case 'invitation':
    case 'renvoyee':
      return (
        <StatusNotice kind="success">
          <p>{done === 'invitation' ? words.invited : words.sent}</p>
          {demo && (
            <p>
              <a href={href('/demo/messages')}>{text.signIn.sentInDemo}</a>
            </p>
          )}
        </StatusNotice>
      );
    case 'invitation-retiree':
      return <StatusNotice kind="success">{words.revoked}</StatusNotice>;
    case 'trop-tot':
      return <StatusNotice kind="warning">{words.tooSoon}</StatusNotice>;
    case 'finie':
      return <StatusNotice kind="warning">{words.over}</StatusNotice>;
    default:
      return null;
  }
}
