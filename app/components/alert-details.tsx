import { Facts } from './held-data-details.tsx';
import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';

/** Whether the alert works, and the one button that makes it work. `again`: where to ask for it anew. */
export function AlertStatus({
  state,
  place,
  again,
}: {
  state: 'active' | 'unconfirmed' | 'too_late';
  place: string;
  again: string;
}) {
  const { text, href } = useText();
  const words = text.alerts.page;
  if (state === 'active') {
    return <PageHeading kicker={words.title(place)} title={words.active} lead={words.activeLead} />;
  }
  return (
    <PageHeading
      kicker={words.title(place)}
      title={words.unconfirmed}
      lead={state === 'unconfirmed' ? words.unconfirmedLead : words.tooLate}
    >
      {state === 'unconfirmed' ? (
        <form method="post">
          <input type="hidden" name="intent" value="confirm" />
          <button className="button" type="submit">
            {words.confirm}
          </button>
        </form>
      ) : (
        <p>
          <a className="button" href={href(again)}>
            {words.askAgain}
          </a>
        </p>
      )}
    </PageHeading>
  );
}

/** All that is kept of an alert, and the two files to keep it oneself. `path`: the alert's page. */
export function HeldAlertDetails({
  held,
  path,
}: {
  held: { alert: { label: string; value: string }[]; sessions: string[]; messages: string[] };
  path: string;
}) {
  const { text, href } = useText();
  const words = text.alerts;
  const { download, messagesTitle, noMessages, privacy } = text.yourData;
  return (
    <div className="stack-wide">
      <section className="card stack" aria-labelledby="alerte">
        <h2 id="alerte">{words.page.facts}</h2>
        <Facts facts={held.alert} />
        <p className="no-print">
          <a href={`${path}/modifier`}>{words.page.change}</a>
        </p>
        {held.sessions.length > 0 && <Lines title={words.held.toldTitle} lines={held.sessions} />}
        <Lines title={messagesTitle} lines={held.messages} none={noMessages} />
      </section>
      <section className="stack no-print" aria-labelledby="donnees">
        <h2 id="donnees">{words.held.title}</h2>
        <p>{words.held.lead}</p>
        <ul>
          <li>
            <a href={`${path}/donnees.txt`} download={`${words.held.fileName}.txt`}>
              {download.text}
            </a>
          </li>
          <li>
            <a href={`${path}/donnees.json`} download={`${words.held.fileName}.json`}>
              {download.json}
            </a>
          </li>
        </ul>
        <p>
          <a href={href('/confidentialite')}>{privacy}</a>
        </p>
      </section>
    </div>
  );
}

function Lines({ title, lines, none }: { title: string; lines: string[]; none?: string }) {
  return (
    <>
      <h3>{title}</h3>
      {lines.length === 0 && <p>{none}</p>}
      <ul>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, in which two lines may be the same.
          <li key={index}>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** Stops an alert, which erases it, behind a second step that says what it means. */
export function StopForm() {
  const { text } = useText();
  const words = text.alerts.page;
  return (
    <section className="stack no-print" aria-label={words.stopTitle}>
      <details>
        <summary>{words.stopTitle}</summary>
        <form method="post" className="form">
          <p>{words.stopLead}</p>
          <input type="hidden" name="intent" value="stop" />
          <button type="submit" className="button button-danger">
            {words.stop}
          </button>
        </form>
      </details>
    </section>
  );
}
