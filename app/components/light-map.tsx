import type { Drawing } from '#app/geo/territory-shapes.ts';
import { formatNumber } from '#app/text/format.ts';
import styles from './light-map.module.css';
import { useText } from './page-context.tsx';

type Light = { code: string; name: string; events: number };

/** Lights of a département: none, some, many, very many. Told by the sentence below too. */
const STEPS = [1, 10, 30] as const;

/**
 * The country by département, each lit by how many sessions it has; those overseas beside it. Every number stands in the
 * tables of `/chiffres`: the drawing is one picture for whoever cannot see it.
 */
export function LightMap({
  lights,
  drawing,
  overseas,
}: {
  lights: readonly Light[];
  drawing: Drawing;
  overseas: readonly { code: string; drawing: Drawing }[];
}) {
  const { text, locale } = useText();
  const words = text.wall;
  const lit = lights.filter(({ events }) => events > 0).length;
  const known = new Map(lights.map((light) => [light.code, light]));
  return (
    <figure className={styles.map}>
      <div className={styles.drawings}>
        <Shapes drawing={drawing} known={known} />
        <div className={styles.overseas}>
          {overseas.map((island) => (
            <Shapes key={island.code} drawing={island.drawing} known={known} />
          ))}
        </div>
      </div>
      <figcaption data-live="ecran-carte">
        {words.mapText(formatNumber(lit, locale), formatNumber(lights.length, locale))}
      </figcaption>
    </figure>
  );
}

function Shapes({ drawing, known }: { drawing: Drawing; known: ReadonlyMap<string, Light> }) {
  return (
    <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} aria-hidden="true" focusable="false">
      {drawing.shapes.map(({ code, path }) => {
        const light = known.get(code);
        return (
          <g key={code} data-live={`ecran-${code}`} data-events={light?.events}>
            <path className={lightOf(light?.events ?? 0)} d={path} fillRule="evenodd" />
          </g>
        );
      })}
    </svg>
  );
}

function lightOf(events: number): string | undefined {
  const [some, many, veryMany] = STEPS;
  if (events >= veryMany) return styles.veryMany;
  if (events >= many) return styles.many;
  return events >= some ? styles.some : styles.none;
}
