import { type Level, levels, type Measure } from '#app/domain/territory-measure.ts';
import styles from './territory-map.module.css';

/**
 * What the steps of a map are filled with, once per page. Each has marks of its own, so that they are told apart
 * without colours: hatches where there is nothing, then dots, lines, a grid, and plain.
 */
export function LevelPatterns() {
  return (
    <svg className="visually-hidden" aria-hidden="true" focusable="false">
      <defs>
        {scales.map(({ name, unit }) =>
          kinds.map((kind) => (
            <pattern
              key={`${name}${kind}`}
              id={`${name}-${kind}`}
              width={20}
              height={20}
              patternUnits="userSpaceOnUse"
              patternTransform={kind === 0 ? `scale(${unit}) rotate(45)` : `scale(${unit})`}
            >
              <rect className={styles[`ground${kind}`]} width={20} height={20} />
              <Marks kind={kind} />
            </pattern>
          )),
        )}
      </defs>
    </svg>
  );
}

/** 5 is without any mark: no value, or nobody who waits. */
type Kind = Level | 5;
const kinds: readonly Kind[] = [...levels, 5];

/** Drawings are shown at different sizes; their patterns are to look alike. */
const scales = [
  { name: 'carte', unit: 1 },
  { name: 'paris', unit: 2.5 },
  { name: 'encart', unit: 6 },
  { name: 'legende', unit: 0.5 },
] as const;
export type PatternScale = (typeof scales)[number]['name'];

function Marks({ kind }: { kind: Kind }) {
  switch (kind) {
    case 0:
      return <path className={styles.mark0} d="M10 0v20" />;
    case 1:
      return <circle className={styles.mark1} cx={10} cy={10} r={2.5} />;
    case 2:
      return <path className={styles.mark2} d="M0 10h20" />;
    case 3:
      return <path className={styles.mark3} d="M0 10h20M10 0v20" />;
    case 4:
    case 5:
      return null;
  }
}

/** The `fill` of a step. */
export function levelFill(scale: PatternScale, measure: Measure, level: Level | undefined): string {
  // Hatches mean that something is missing: nobody who waits is no lack.
  const kind = level === undefined || (measure === 'demande' && level === 0) ? 5 : level;
  return `url(#${scale}-${kind})`;
}
