import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';

/** How to follow a calendar that keeps itself up to date: its address, ready to copy, and the steps on each device. */
export function SubscribingSteps({
  what,
  addresses,
  listPath,
}: {
  /** Which sessions, in words. */
  what: string;
  /** By which the feed is subscribed to. */
  addresses: { https: string; webcal: string; google: string; outlook: string };
  /** The page that lists the same sessions. */
  listPath: string;
}) {
  const { text, href } = useText();
  const words = text.subscribing;
  const { devices } = words;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <div className="stack-wide">
        <section className="card stack" aria-labelledby="adresse-titre">
          <h2 id="adresse-titre">{words.calendarOf(what)}</h2>
          <div className="field">
            <label htmlFor="adresse">{words.address}</label>
            <p className="field-hint" id="adresse-aide">
              {words.addressHelp}
            </p>
            <input
              className="input"
              id="adresse"
              type="text"
              readOnly
              value={addresses.https}
              aria-describedby="adresse-aide"
            />
          </div>
          <p className="row" data-island="copy" data-field="adresse" hidden>
            <button type="button" className="button">
              {words.copy}
            </button>
            <span role="status" data-copied={words.copied} data-failed={words.notCopied} />
          </p>
          <p>
            <a href={href(listPath)}>{words.list}</a>
          </p>
        </section>
        <div className="prose">
          <Device {...devices.android} address={addresses.google} />
          <Device {...devices.apple} address={addresses.webcal} />
          <Device {...devices.outlook} address={addresses.outlook} />
          <Device {...devices.thunderbird} />
          <section className="prose">
            <h2>{words.afterwards.title}</h2>
            <ul>
              {words.afterwards.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  );
}

function Device(device: {
  title: string;
  steps: readonly string[];
  /** What adds the calendar at once, where the device has such an address. */
  button?: string;
  address?: string;
}) {
  return (
    <section className="prose">
      <h2>{device.title}</h2>
      {device.address && (
        <p>
          <a className="button button-quiet" href={device.address} rel="noopener noreferrer">
            {device.button}
          </a>
        </p>
      )}
      <ol>
        {device.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
