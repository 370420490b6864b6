import { COUNTED_AT_MOST } from '#app/domain/moderation.ts';
import { formatNumber } from '#app/text/format.ts';
import { type Locale, splitLocale } from '#app/text/locale.ts';
import styles from './coordination-nav.module.css';
import { usePage, useText } from './page-context.tsx';

/** The doors of the coordinators' space, on each of its pages. `waiting`: how much of the queue is theirs, where known. */
export function CoordinationNav({ waiting }: { waiting?: number }) {
  const { text, href } = useText();
  const { address, territory } = usePage();
  const { path } = splitLocale(address.split('?')[0] ?? '/');
  const words = text.coordination.nav;
  const doors = [
    { path: '/coordination', label: words.week },
    { path: '/coordination/moderation', label: text.moderation.title },
    { path: '/coordination/carte', label: words.map },
    { path: '/coordination/objectifs', label: words.targets },
    { path: '/coordination/messages', label: words.messages },
    { path: '/coordination/equipe', label: words.team },
    { path: '/coordination/bilans', label: words.reports },
    { path: '/coordination/rapport', label: text.territoryReport.nav },
    { path: '/coordination/journal', label: words.journal },
    { path: '/coordination/chiffres', label: words.figures },
    { path: '/coordination/exports', label: text.exports.title },
    ...(territory?.kind === 'country'
      ? [
          { path: '/coordination/editions', label: words.campaigns },
          { path: '/coordination/objectif-pluriannuel', label: text.goal.door },
        ]
      : []),
  ];
  return (
    <nav className={`${styles.doors} no-print`} aria-label={words.label}>
      <ul>
        {doors.map((door) => (
          <li key={door.path}>
            <a href={href(door.path)} aria-current={isWithin(path, door.path)}>
              {door.label}
              {door.path === '/coordination/moderation' && <Count count={waiting} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ count = 0 }: { count?: number | undefined }) {
  const { text, locale } = useText();
  if (count === 0) return null;
  const short = shortCount(count, locale);
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{short}</span>
      <span className="visually-hidden"> ({text.moderation.navCount(short)})</span>
    </span>
  );
}

/** The count stops there: a sign says that there is more. */
function shortCount(count: number, locale: Locale): string {
  return count < COUNTED_AT_MOST ? formatNumber(count, locale) : `${COUNTED_AT_MOST - 1}+`;
}

/** `page` for the door's own page, `true` for those behind it; behind the first one are the départements' pages. */
function isWithin(path: string, door: string): 'page' | 'true' | undefined {
  if (path === door) return 'page';
  const behind = door === '/coordination' ? '/coordination/departements/' : `${door}/`;
  return path.startsWith(behind) ? 'true' : undefined;
}
