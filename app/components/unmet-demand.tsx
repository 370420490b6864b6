import type { UnmetDemand } from '#db/alert-demands.server.ts';
import { useText } from './page-context.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import { labelOf } from './session-card.tsx';

/** Where people wait for sessions that nobody has announced: numbers by commune, nobody's data. */
export function UnmetDemandTable({ demands }: { demands: UnmetDemand[] }) {
  const { text, href } = useText();
  const words = text.alerts.demand;
  if (demands.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <p>{words.lead}</p>
      <ScrollFrame labelledBy="demandes-table" className="scroll-x">
        <table>
          <caption id="demandes-table">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.commune}</th>
              <th scope="col">{words.audience}</th>
              <th scope="col">{words.unmet}</th>
              <th scope="col">{words.confirmed}</th>
            </tr>
          </thead>
          <tbody>
            {demands.map(({ communeCode, communeName, departmentCode, audience, unmet, confirmed }) => (
              <tr key={`${communeCode} ${audience}`}>
                <th scope="row">
                  <a
                    href={href(`/ateliers?lieu=${encodeURIComponent(`${communeName} (${departmentCode})`)}`)}
                  >{`${communeName} (${departmentCode})`}</a>
                </th>
                <td>
                  {audience === null ? text.alerts.page.any : labelOf(text.vocabulary.audiences, audience)}
                </td>
                <td>{unmet}</td>
                <td>{confirmed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </>
  );
}
