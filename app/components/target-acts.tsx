import { isNothingSet } from '#app/domain/target.ts';
import { formatInstant, formatList, formatNumber } from '#app/text/format.ts';
import type { TargetAct } from '#db/targets.server.ts';
import { useText } from './page-context.tsx';
import { partName } from './target-part.ts';

/** Who set what, the latest first. */
export function TargetActs({
  acts,
  programmes,
}: {
  acts: readonly TargetAct[];
  programmes: readonly { slug: string; name: string }[];
}) {
  const { text, locale } = useText();
  const words = text.targets;
  const about = ({ part, departmentName, regionName }: TargetAct) => {
    const territory = departmentName ?? regionName ?? text.coordination.country;
    return part === 'whole' ? territory : words.partOf(partName(part, programmes, text, locale), territory);
  };
  const told = ({ targets }: TargetAct) => {
    if (isNothingSet(targets)) return words.acts.removed;
    const figures = (['events', 'seats', 'participants'] as const).flatMap((figure) => {
      const target = targets[figure];
      return target === null ? [] : [words.acts[figure](target, formatNumber(target, locale))];
    });
    return formatList(figures, locale);
  };
  return (
    <section aria-labelledby="objectifs-historique">
      <h2 id="objectifs-historique">{words.acts.title}</h2>
      {acts.length === 0 ? (
        <p>{words.acts.none}</p>
      ) : (
        <ul>
          {acts.map((act) => (
            <li key={act.id}>
              {words.acts.line(about(act), told(act))}
              <br />
              <span className="soft small">
                {words.acts.by(
                  act.by,
                  formatInstant(act.at, 'Europe/Paris', locale, 'date'),
                  formatInstant(act.at, 'Europe/Paris', locale, 'time'),
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
