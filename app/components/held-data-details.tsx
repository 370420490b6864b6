import { Fragment } from 'react';
import { useText } from './page-context.tsx';

type Fact = { label: string; value: string };

/** All that is kept of a registration, and the two files to keep it oneself. `path`: the registration's own page. */
export function HeldDataDetails({
  held,
  path,
}: {
  held: { registration: Fact[]; session: Fact[]; messages: string[] };
  path: string;
}) {
  const { text, href } = useText();
  const words = text.yourData;
  return (
    <div className="stack-wide">
      <section className="card stack" aria-labelledby="inscription">
        <h2 id="inscription">{words.registrationTitle}</h2>
        <Facts facts={held.registration} />
        <h3>{words.sessionTitle}</h3>
        <Facts facts={held.session} />
        <h3>{words.messagesTitle}</h3>
        {held.messages.length === 0 && <p>{words.noMessages}</p>}
        <ul>
          {held.messages.map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, in which two lines may be the same.
            <li key={index}>{message}</li>
          ))}
        </ul>
        <p className="soft">{words.nothingElse}</p>
        <p>
          <a href={href('/confidentialite')}>{words.privacy}</a>
        </p>
      </section>
      <section className="stack no-print" aria-labelledby="telecharger">
        <h2 id="telecharger">{words.download.title}</h2>
        <ul>
          <li>
            <a href={`${path}/donnees.txt`} download={`${words.download.fileName}.txt`}>
              {words.download.text}
            </a>
          </li>
          <li>
            <a href={`${path}/donnees.json`} download={`${words.download.fileName}.json`}>
              {words.download.json}
            </a>
          </li>
        </ul>
      </section>
    </div>
  );
}

/** Labels with their values. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
