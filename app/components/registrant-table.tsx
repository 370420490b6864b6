import { formatDeadline, formatNumber } from '#app/text/format.ts';
import type { Registrant } from '#db/registrants.server.ts';
import { useText } from './page-context.tsx';

/**
 * Names, contacts, seats and open offers, for the mediators of the session only; each name leads to its own page.
 * `timeZone` is the venue's.
 */
export function RegistrantTable({
  sessionId,
  registrants,
  timeZone,
}: {
  sessionId: string;
  registrants: Registrant[];
  timeZone: string;
}) {
  const { text, locale, href } = useText();
  const words = text.mediation.session;
  const seats = registrants.reduce((sum, registrant) => sum + registrant.seats, 0);
  return (
    <div className="scroll-x">
      <table>
        <caption>{words.total(seats)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.seatCount}</th>
            <th scope="col">{words.contact}</th>
          </tr>
        </thead>
        <tbody>
          {registrants.map((registrant) => (
            <tr key={registrant.id}>
              <th scope="row">
                <a href={href(`/mediation/ateliers/${sessionId}/inscriptions/${registrant.id}`)}>
                  {registrant.name ?? words.forgotten}
                </a>
                {registrant.assistedBy !== null && (
                  <p className="small soft">{text.registrants.notedBy(registrant.assistedBy)}</p>
                )}
              </th>
              <td>
                {formatNumber(registrant.seats, locale)}
                {registrant.offeredUntil && (
                  <p className="soft">
                    {words.offeredUntil(formatDeadline(registrant.offeredUntil, timeZone, text, locale))}
                  </p>
                )}
              </td>
              <td>
                <RegistrantContact registrant={registrant} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How to reach somebody, as a link that writes or rings. */
export function RegistrantContact({
  registrant: { contact, contactKind },
}: {
  registrant: Pick<Registrant, 'contact' | 'contactKind'>;
}) {
  const { text } = useText();
  if (contact === null) return <span className="soft">{text.mediation.session.noContact}</span>;
  return <a href={`${contactKind === 'phone' ? 'tel' : 'mailto'}:${contact}`}>{contact}</a>;
}
