import { queueKinds } from '#app/domain/moderation.ts';
import { useText } from './page-context.tsx';
import styles from './queue-form.module.css';

export type QueueFilterFields = { territory: string; kind: string; programme: string; age: string };

type Region = { code: string; name: string; departments: { code: string; name: string }[] };

/** What narrows the queue: it stands in the address. */
export function QueueFilters({
  typed,
  programmes,
  regions,
}: {
  typed: QueueFilterFields;
  programmes: readonly { slug: string; name: string }[];
  /** Those of the coordinator's territory, with their départements; none when it is one département. */
  regions: readonly Region[];
}) {
  const { text, href } = useText();
  const words = text.moderation.filters;
  const address = href('/coordination/moderation');
  const filtered = Object.values(typed).some((value) => value !== '');
  return (
    <search>
      <form method="get" action={address} className={styles.filters}>
        {regions.length > 0 && (
          <div className="field">
            <label htmlFor="territoire">{words.territory}</label>
            <select className="input" id="territoire" name="territoire" defaultValue={typed.territory}>
              <option value="">{words.wholeTerritory}</option>
              {regions.map((region) => (
                <optgroup key={region.code} label={region.name}>
                  {region.departments.length > 1 && (
                    <option value={`r-${region.code}`}>{words.wholeRegion(region.name)}</option>
                  )}
                  {region.departments.map(({ code, name }) => (
                    <option key={code} value={`d-${code}`}>
                      {name} ({code})
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </div>
        )}
        <Filter
          name="nature"
          label={words.kind}
          value={typed.kind}
          empty={words.allKinds}
          choices={queueKinds.map((kind) => ({ value: kind, label: text.moderation.kinds[kind] }))}
        />
        <Filter
          name="programme"
          label={words.programme}
          value={typed.programme}
          empty={words.allPrograms}
          choices={programmes.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <Filter
          name="age"
          label={words.age}
          value={typed.age}
          empty={words.ages.any}
          choices={[
            { value: '2', label: words.ages[2] },
            { value: '7', label: words.ages[7] },
          ]}
        />
        <p className="row">
          <button type="submit" className="button button-quiet">
            {words.apply}
          </button>
          {filtered && <a href={address}>{words.reset}</a>}
        </p>
      </form>
    </search>
  );
}

function Filter({
  name,
  label,
  value,
  empty,
  choices,
}: {
  name: string;
  label: string;
  value: string;
  /** The choice of everything. */
  empty: string;
  choices: readonly { value: string; label: string }[];
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select className="input" id={name} name={name} defaultValue={value}>
        <option value="">{empty}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
