import { territoryName } from '#app/text/territory-name.ts';
import type { Coordinator } from '#db/coordinators.server.ts';
import type { NamedTerritory } from '#db/territories.server.ts';
import { RemovalForm } from './colleague-lists.tsx';
import { useText } from './page-context.tsx';

export type ListedCoordinator = Pick<Coordinator, 'id' | 'name' | 'email' | 'organisation' | 'territory'> & {
  removable: boolean;
};

/** Who coordinates each territory, and the territories that nobody does. */
export function CoordinatorList({
  people,
  vacant,
  ownId,
  formToken,
}: {
  /** Those of one territory stand together. */
  people: readonly ListedCoordinator[];
  vacant: readonly NamedTerritory[];
  ownId: string;
  formToken: string;
}) {
  const { text } = useText();
  const words = text.team;
  const nameOf = (territory: NamedTerritory) => territoryName(text, territory);
  const territories = [...new Set(people.map(({ territory }) => nameOf(territory)))];
  return (
    <section className="stack" aria-labelledby="equipe">
      <h2 id="equipe">{words.people}</h2>
      {territories.map((territory) => (
        <section key={territory}>
          <h3>{capitalised(territory)}</h3>
          <ul className="stack">
            {people
              .filter((person) => nameOf(person.territory) === territory)
              .map((person) => (
                <li key={person.id}>
                  <Person person={person} own={person.id === ownId} formToken={formToken} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      {vacant.length > 0 && (
        <details>
          <summary>{words.vacant(vacant.length)}</summary>
          <p>{vacant.map(nameOf).join(', ')}</p>
        </details>
      )}
    </section>
  );
}

function Person({
  person: { id, name, email, organisation, removable },
  own,
  formToken,
}: {
  person: ListedCoordinator;
  own: boolean;
  formToken: string;
}) {
  const { text } = useText();
  const words = text.team;
  return (
    <>
      <strong>{name}</strong> {own && text.organisation.you}
      <br />
      <span className="soft">
        {email}
        {organisation !== null && <>, {words.also(organisation)}</>}
      </span>
      {removable && (
        <RemovalForm
          accountId={id}
          formToken={formToken}
          words={
            own
              ? {
                  summary: words.leave,
                  means: organisation === null ? words.leaveMeans : words.leaveMeansMediator(organisation),
                  confirm: words.confirmLeave,
                }
              : {
                  summary: words.remove(name),
                  means:
                    organisation === null
                      ? words.removeMeans(name)
                      : words.removeMeansMediator(name, organisation),
                  confirm: words.confirmRemove(name),
                }
          }
        />
      )}
    </>
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
