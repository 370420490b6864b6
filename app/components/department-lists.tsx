import { formatNumber, keepSigns } from '#app/text/format.ts';
import type { CommuneCounts, DepartmentSession } from '#db/department-sessions.server.ts';
import { useText } from './page-context.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import { When } from './when.tsx';
import '#app/styles/figures.css';

/** Sessions of a département, each with who holds it and how full it is. */
export function DepartmentSessions({ sessions }: { sessions: readonly DepartmentSession[] }) {
  const { text, locale, href } = useText();
  const words = text.week.department;
  return (
    <ul className="stack">
      {sessions.map((session) => {
        const taken = formatNumber(session.seatsTaken, locale);
        return (
          <li key={session.id}>
            <a href={href(`/ateliers/${session.slug}`)}>{keepSigns(session.title)}</a>
            <br />
            <When span={session} />
            <br />
            <span className="soft small">
              {[session.organisationName, session.venueName ?? words.online, session.communeName]
                .filter(Boolean)
                .join(', ')}
              {'. '}
              {session.entry === 'drop_in'
                ? text.vocabulary.availability.dropIn
                : session.capacity === null
                  ? words.unlimited(taken)
                  : words.seats(taken, formatNumber(session.capacity, locale))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Communes with what happens there; those without any session say so in words. */
export function CommuneTable({
  communes,
  departmentCode,
}: {
  communes: readonly CommuneCounts[];
  departmentCode: string;
}) {
  const { text, locale, href } = useText();
  const words = text.week.department;
  const { columns } = text.figures;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <ScrollFrame labelledBy="communes-table">
      <table className="figures-table">
        <caption id="communes-table">
          <span>{words.communesCaption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.commune}</th>
            <th scope="col">{words.population}</th>
            <th scope="col">{columns.events}</th>
            <th scope="col">{columns.seats}</th>
            <th scope="col">{words.registered}</th>
          </tr>
        </thead>
        <tbody>
          {communes.map(({ code, name, population, events, seats, registered }) => (
            <tr key={code} className={events === 0 ? 'figures-gap' : undefined}>
              <th scope="row">
                <a href={href(`/ateliers?lieu=${encodeURIComponent(`${name} (${departmentCode})`)}`)}>
                  {name}
                </a>
              </th>
              <td>{number(population)}</td>
              <td>{events === 0 ? <strong>{text.figures.noEvent}</strong> : number(events)}</td>
              <td>{number(seats)}</td>
              <td>{number(registered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
