import { closedBecause } from '#app/domain/registration.ts';
import type { SessionState } from '#app/domain/session.ts';
import type { RegistrationView } from '#db/registration-views.server.ts';
import { useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';

/**
 * Where a registration stands, as the title of its page, and what happens next in a few lines. `askable`: an offer of
 * freed seats would reach the person, so that they are asked before they have them.
 */
export function RegistrationStatus({
  registration,
  state,
  askable,
}: {
  registration: RegistrationView;
  state: SessionState;
  askable: boolean;
}) {
  const { text, href } = useText();
  const words = text.registration;
  const { session } = registration;
  const kicker = words.hello(registration.name);
  if (registration.status === 'cancelled') {
    return (
      <PageHeading kicker={kicker} title={words.cancelled.title}>
        {closedBecause(state) === undefined && (
          <p>
            {words.cancelled.body} <a href={href(`/ateliers/${session.slug}`)}>{words.see}</a>
          </p>
        )}
      </PageHeading>
    );
  }
  if (state === 'cancelled') {
    return (
      <PageHeading kicker={kicker} title={words.sessionCancelled.title} lead={words.sessionCancelled.body}>
        {session.cancellationReason && <p>{words.sessionCancelled.reason(session.cancellationReason)}</p>}
        <p>
          <a href={href('/ateliers')}>{text.signUp.find}</a>
        </p>
      </PageHeading>
    );
  }
  if (state === 'past') {
    return <PageHeading kicker={kicker} title={words.over.title} lead={words.over.body} />;
  }
  if (registration.position !== undefined) {
    return (
      <PageHeading
        kicker={kicker}
        title={words.waiting.title}
        lead={words.waiting.position(registration.position, registration.seats)}
      >
        {registration.lapsedOffers > 0 && <p className="notice notice-warning">{words.waiting.lapsed}</p>}
        <NextSteps steps={askable ? words.waiting.next : words.waiting.withoutOffer} />
      </PageHeading>
    );
  }
  return (
    <PageHeading kicker={kicker} title={words.confirmed.title(registration.seats)}>
      <NextSteps steps={words.confirmed.next} />
      {registration.contactKind && <p>{words.confirmed.sent[registration.contactKind]}</p>}
    </PageHeading>
  );
}

function NextSteps({ steps }: { steps: string[] }) {
  return (
    <div className="no-print">
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
