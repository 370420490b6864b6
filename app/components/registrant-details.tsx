import { formatDeadline, formatInstant } from '#app/text/format.ts';
import type { Registrant } from '#db/registrants.server.ts';
import { useText } from './page-context.tsx';
import { RegistrantContact } from './registrant-table.tsx';

export type ShownRegistrant = Registrant & { cancelledAt: string | null; position: number | undefined };

/** Where one registration stands, for the mediators of the session. `timeZone` is the venue's. */
export function RegistrantDetails({
  registrant,
  timeZone,
}: {
  registrant: ShownRegistrant;
  timeZone: string;
}) {
  const { text, locale } = useText();
  const words = text.registrants.page;
  return (
    <dl className="facts">
      <dt>{words.state}</dt>
      <dd>{useStanding(registrant, timeZone)}</dd>
      <dt>{words.seats}</dt>
      <dd>{registrant.seats}</dd>
      <dt>{words.contact}</dt>
      <dd>
        <RegistrantContact registrant={registrant} />
      </dd>
      <dt>{words.since}</dt>
      <dd>{formatInstant(registrant.createdAt, timeZone, locale, 'date')}</dd>
      {registrant.assistedBy !== null && (
        <>
          <dt>{words.by}</dt>
          <dd>{registrant.assistedBy}</dd>
        </>
      )}
    </dl>
  );
}

function useStanding({ cancelledAt, offeredUntil, position }: ShownRegistrant, timeZone: string): string {
  const { text, locale } = useText();
  const { states } = text.registrants.page;
  if (cancelledAt !== null) return states.cancelled;
  if (position === undefined) return states.seated;
  return offeredUntil === null
    ? states.waiting(position)
    : states.offered(formatDeadline(offeredUntil, timeZone, text, locale));
}
