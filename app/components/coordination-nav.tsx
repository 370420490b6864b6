import { splitLocale } from '#app/text/locale.ts';
import styles from './coordination-nav.module.css';
import { usePage, useText } from './page-context.tsx';

/** The doors of the coordinators' space, on each of its pages. */
export function CoordinationNav() {
  const { text, href } = useText();
  const { address } = usePage();
  const { path } = splitLocale(address.split('?')[0] ?? '/');
  const words = text.coordination.nav;
  const doors = [
    { path: '/coordination', label: words.week },
    { path: '/coordination/carte', label: words.map },
    { path: '/coordination/objectifs', label: words.targets },
    { path: '/coordination/equipe', label: words.team },
    { path: '/coordination/bilans', label: words.reports },
  ];
  return (
    <nav className={`${styles.doors} no-print`} aria-label={words.label}>
      <ul>
        {doors.map((door) => (
          <li key={door.path}>
            <a href={href(door.path)} aria-current={isWithin(path, door.path)}>
              {door.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `page` for the door's own page, `true` for those behind it; the first door has none behind it. */
function isWithin(path: string, door: string): 'page' | 'true' | undefined {
  if (path === door) return 'page';
  return door !== '/coordination' && path.startsWith(`${door}/`) ? 'true' : undefined;
}
