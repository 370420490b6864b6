import { type Locale, localePath, locales, splitLocale } from '#app/text/locale.ts';
import { usePage, useText } from './page-context.tsx';

/** Name of the site, its three doors, and the other language. */
export function SiteHeader() {
  const { text, href } = useText();
  const { address } = usePage();
  const { path } = splitLocale(address.split('?')[0] ?? '/');
  const doors = [
    { path: '/ateliers', label: text.site.sessions },
    { path: '/chiffres', label: text.site.figures },
    { path: '/mediation', label: text.site.mediators },
  ];
  return (
    <header className="site-header">
      <div className="cloth" />
      <div className="page site-header-row">
        <a className="site-name" href={href('/')} aria-label={text.site.homeLink(text.site.name)}>
          <Mark />
          {text.site.name}
        </a>
        <nav className="site-nav" aria-label={text.site.navigation}>
          {doors.map((door) => (
            <a
              key={door.path}
              href={href(door.path)}
              aria-current={
                path === door.path ? 'page' : path.startsWith(`${door.path}/`) ? 'true' : undefined
              }
            >
              {door.label}
            </a>
          ))}
          <LanguageLink />
        </nav>
      </div>
    </header>
  );
}

/** The same page in the other language. */
function LanguageLink() {
  const { text, locale } = useText();
  const { address } = usePage();
  const other: Locale = locales.find((candidate) => candidate !== locale) ?? 'fr';
  const [pathname = '/', query] = address.split('?');
  const { path } = splitLocale(pathname);
  return (
    <a href={localePath(other, path) + (query ? `?${query}` : '')} lang={other} hrefLang={other}>
      {text.site.otherLanguage}
    </a>
  );
}

/** Seven days in a programme, one of them lit. */
function Mark() {
  const days = [
    [4, 4],
    [13, 4],
    [22, 4],
    [4, 13],
    [13, 13],
    [22, 13],
    [4, 22],
  ] as const;
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      {days.map(([x, y]) => (
        <rect
          key={`${x}-${y}`}
          className={x === 13 && y === 13 ? 'mark-lit' : 'mark-day'}
          x={x}
          y={y}
          width="7"
          height="7"
          rx="2"
        />
      ))}
      <path className="mark-line" d="M14 25.5h14" />
    </svg>
  );
}
