import type { Reach } from '#app/domain/commune-list.ts';
import type { Drawing, Spot } from '#app/geo/territory-shapes.ts';
import { formatNumber } from '#app/text/format.ts';
import { useText } from './page-context.tsx';
import styles from './territory-map.module.css';

export type ReachMapFacts = {
  drawing: Drawing;
  /** The first ones lie below. */
  spots: (Spot & { reach: Reach; radius: number; communes: number })[];
  venues: Spot[];
};

const reaches = ['covered', 'between', 'far'] as const satisfies readonly Reach[];

/** The communes of a département by how far a session is, told by shape and by colour; the table says the same in full. */
export function ReachMap({ facts }: { facts: ReachMapFacts }) {
  const { text, locale } = useText();
  const words = text.territoryMap.department;
  const { drawing, spots, venues } = facts;
  const count = (reach: Reach) =>
    spots.reduce((sum, spot) => sum + (spot.reach === reach ? spot.communes : 0), 0);
  return (
    <div className={styles.map}>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={words.map}
      >
        {drawing.shapes.map(({ code, path }) => (
          <path key={code} className={styles.land} d={path} fillRule="evenodd" />
        ))}
        {spots.map(({ reach, radius, x, y }) => (
          <Sign key={`${x} ${y} ${reach}`} reach={reach} radius={radius} x={x} y={y} />
        ))}
        <path className={styles.venue} d={venues.map(({ x, y }) => crossAt(x, y)).join('')} />
      </svg>
      <ul className={styles.legend}>
        {reaches.map((reach) => (
          <li key={reach}>
            <svg className={styles.swatch} viewBox="0 0 48 28" aria-hidden="true">
              <Sign reach={reach} radius={10} x={24} y={14} />
            </svg>
            <span>
              {words.reach[reach]} <span className="soft small">({formatNumber(count(reach), locale)})</span>
            </span>
          </li>
        ))}
        <li>
          <svg className={styles.swatch} viewBox="0 0 48 28" aria-hidden="true">
            <path className={styles.venue} d={crossAt(24, 14)} />
          </svg>
          {words.reach.venue}
        </li>
      </ul>
      <p className="small">{words.sizes}</p>
    </div>
  );
}

/** A disc, a ring or a square standing on its tip: not told by colour alone. */
function Sign({ reach, radius, x, y }: Spot & { reach: Reach; radius: number }) {
  const className = `${styles.commune} ${styles[reach]}`;
  if (reach !== 'far') return <circle className={className} cx={x} cy={y} r={radius} />;
  const tip = Math.round(radius * 1.25);
  return <path className={className} d={`M${x} ${y - tip}l${tip} ${tip} ${-tip} ${tip} ${-tip} ${-tip}z`} />;
}

function crossAt(x: number, y: number): string {
  return `M${x - 7} ${y - 7}l14 14m0-14l-14 14`;
}
