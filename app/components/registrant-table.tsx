import { formatDeadline, formatNumber } from '#app/text/format.ts';
import type { Registrant } from '#db/registrants.server.ts';
import { useText } from './page-context.tsx';

/** Names, contacts, seats and open offers, for the mediators of the session only. `timeZone` is the venue's. */
export function RegistrantTable({ registrants, timeZone }: { registrants: Registrant[]; timeZone: string }) {
  const { text, locale } = useText();
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
              <th scope="row">{registrant.name ?? words.forgotten}</th>
              <td>
                {formatNumber(registrant.seats, locale)}
                {registrant.offeredUntil && (
                  <p className="soft">
                    {words.offeredUntil(formatDeadline(registrant.offeredUntil, timeZone, text, locale))}
                  </p>
                )}
              </td>
              <td>
                <Contact registrant={registrant} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Contact({ registrant: { contact, contactKind } }: { registrant: Registrant }) {
  const { text } = useText();
  if (contact === null) return <span className="soft">{text.mediation.session.noContact}</span>;
  return <a href={`${contactKind === 'phone' ? 'tel' : 'mailto'}:${contact}`}>{contact}</a>;
}
