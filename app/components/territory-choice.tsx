import type { ReactNode } from 'react';
import { useText } from './page-context.tsx';

/** Leads a coordinator's page to a territory below theirs. Nothing where there is none. */
export function TerritoryChoice({
  choices: { chosen, own, groups },
  path,
  children,
}: {
  choices: {
    /** What is sent for the territory that the page shows. */
    chosen: string;
    own: { value: string; name: string };
    groups: { name: string; choices: { value: string; name: string }[] }[];
  };
  /** The page's own path; it takes `?territoire=`. */
  path: string;
  /** What else of the page is chosen with it. */
  children?: ReactNode;
}) {
  const { text, href } = useText();
  const words = text.targets.territory;
  if (groups.length === 0 && children === undefined) return null;
  return (
    <form method="get" action={href(path)} className="territory-choice no-print">
      {groups.length > 0 && (
        <div className="field">
          <label htmlFor="territoire">{words.label}</label>
          <select id="territoire" name="territoire" className="input" defaultValue={chosen}>
            <option value={own.value}>{own.name}</option>
            {groups.map((group) => (
              <optgroup key={group.name} label={group.name}>
                {group.choices.map(({ value, name }) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
      )}
      {children}
      <button type="submit" className="button button-quiet">
        {words.show}
      </button>
    </form>
  );
}
