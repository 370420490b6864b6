import type { ReactNode } from 'react';
import {
  type Level,
  type LevelBounds,
  levelOf,
  levels,
  type Measure,
} from '#app/domain/territory-measure.ts';
import type { Drawing } from '#app/geo/territory-shapes.ts';
import { formatMeasure, levelRange, levelWords } from '#app/text/measure-words.ts';
import { LevelPatterns, levelFill, type PatternScale } from './level-patterns.tsx';
import { useText } from './page-context.tsx';
import styles from './territory-map.module.css';

export type MapTerritory = {
  code: string;
  name: string;
  value: number | undefined;
  /** Where a click leads. */
  path: string;
};

/** `name` stands under an inset; one without a drawing is a plain tile. */
export type MapInset = { code: string; drawing: Drawing | undefined };

export type MapSheet = { main: Drawing | undefined; paris: Drawing | undefined; insets: MapInset[] };

type MapProps = {
  measure: Measure;
  bounds: LevelBounds;
  /** The whole country's value. */
  average: number | undefined;
  territories: readonly MapTerritory[];
  sheet: MapSheet;
  /** What is written on a shape: its code (départements are known by it), or its value. */
  labels: 'code' | 'value';
};

/** Territories drawn in the steps of a measure, overseas as insets; each is a link that says its name and value. */
export function TerritoryMap(props: MapProps) {
  const { text } = useText();
  const { main, paris, insets } = props.sheet;
  return (
    <div className={styles.map}>
      <LevelPatterns />
      {main && <Shapes {...props} drawing={main} scale="carte" />}
      {(paris !== undefined || insets.length > 0) && (
        <ul className={styles.insets} aria-label={text.territoryMap.overseas}>
          {paris && (
            <li className={`${styles.inset} ${styles.insetWide}`}>
              <Shapes {...props} drawing={paris} scale="paris" />
              {text.territoryMap.paris}
            </li>
          )}
          {insets.map((inset) => (
            <Inset key={inset.code} {...props} inset={inset} />
          ))}
        </ul>
      )}
      <Legend {...props} />
    </div>
  );
}

/** An SVG of the shapes, the labels over all of them. */
function Shapes({ drawing, scale, ...props }: MapProps & { drawing: Drawing; scale: 'carte' | 'paris' }) {
  const words = useText();
  const known = new Map(props.territories.map((territory) => [territory.code, territory]));
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
      <title>{words.text.territoryMap.mapTitle}</title>
      {drawing.shapes.map(({ code, path }) => {
        const territory = known.get(code);
        return (
          territory && (
            <ShapeLink key={code} {...props} territory={territory}>
              <path d={path} fill={fillOf(territory, props, scale)} fillRule="evenodd" />
            </ShapeLink>
          )
        );
      })}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of an SVG takes no focus. */}
      <g
        aria-hidden="true"
        className={scale === 'carte' && props.labels === 'code' ? styles.labelSmall : undefined}
      >
        {drawing.shapes.map(({ code, x, y }) => {
          const territory = known.get(code);
          const hidden = scale === 'carte' && props.sheet.paris?.shapes.some((shape) => shape.code === code);
          return territory && !hidden ? (
            <text key={code} x={x} y={y} className={scale === 'carte' ? styles.label : styles.labelInset}>
              {props.labels === 'code' ? code : formatMeasure(territory.value, props.measure, words)}
            </text>
          ) : null;
        })}
      </g>
    </svg>
  );
}

function ShapeLink({
  territory,
  measure,
  bounds,
  children,
}: Pick<MapProps, 'measure' | 'bounds'> & { territory: MapTerritory; children: ReactNode }) {
  const words = useText();
  const { text, href } = words;
  const map = text.territoryMap;
  const level = levelOf(territory.value, bounds);
  const value =
    level === undefined
      ? map.noValue
      : `${formatMeasure(territory.value, measure, words)} ${map.units[measure]}`;
  const name =
    level === undefined
      ? map.shapeWithout(territory.name, value)
      : map.shape(territory.name, value, levelWords(measure, level, map).toLowerCase());
  return (
    <a className={styles.shape} href={href(territory.path)} aria-label={name}>
      <title>{name}</title>
      {children}
    </a>
  );
}

function Inset({ inset, ...props }: MapProps & { inset: MapInset }) {
  const territory = props.territories.find(({ code }) => code === inset.code);
  if (!territory) return null;
  const { drawing } = inset;
  const fill = fillOf(territory, props, 'encart');
  return (
    <li className={styles.inset}>
      <svg viewBox={drawing ? `0 0 ${drawing.width} ${drawing.height}` : '0 0 1000 1000'}>
        <title>{territory.name}</title>
        <ShapeLink {...props} territory={territory}>
          {/* Islands are hard to hit: all of the frame is. */}
          <rect className={styles.hit} width={drawing?.width ?? 1000} height={drawing?.height ?? 1000} />
          {drawing ? (
            drawing.shapes.map(({ code, path }) => (
              <path key={code} d={path} fill={fill} fillRule="evenodd" />
            ))
          ) : (
            <rect x={150} y={150} width={700} height={700} rx={120} fill={fill} />
          )}
        </ShapeLink>
      </svg>
      <span>{territory.name}</span>
    </li>
  );
}

function fillOf({ value }: MapTerritory, { measure, bounds }: MapProps, scale: PatternScale): string {
  return levelFill(scale, measure, levelOf(value, bounds));
}

/** Each step with its pattern, its words, its numbers, and how many territories are in it. */
function Legend({ measure, bounds, average, territories }: MapProps) {
  const words = useText();
  const { legend } = words.text.territoryMap;
  const count = (level: Level | undefined) =>
    territories.filter(({ value }) => levelOf(value, bounds) === level).length;
  const without = count(undefined);
  return (
    <section className={styles.key} aria-labelledby="legende-titre">
      <h3 id="legende-titre">{legend.title}</h3>
      <ul className={styles.legend}>
        {levels.map((level) => (
          <li key={level}>
            <Swatch fill={levelFill('legende', measure, level)} />
            <span>
              {levelWords(measure, level, words.text.territoryMap)}{' '}
              <span className="soft small">
                ({levelRange(measure, level, bounds, words)}
                {'\u00a0; '}
                {legend.territories(count(level))})
              </span>
            </span>
          </li>
        ))}
        {without > 0 && (
          <li>
            <Swatch fill={levelFill('legende', measure, undefined)} />
            <span>
              {legend.none} <span className="soft small">({legend.territories(without)})</span>
            </span>
          </li>
        )}
      </ul>
      {average !== undefined && measure !== 'demande' && (
        <p className="small">{legend.average(formatMeasure(average, measure, words))}</p>
      )}
    </section>
  );
}

function Swatch({ fill }: { fill: string }) {
  return (
    <svg className={styles.swatch} viewBox="0 0 48 28" aria-hidden="true">
      <rect x={1} y={1} width={46} height={26} rx={4} fill={fill} />
    </svg>
  );
}
