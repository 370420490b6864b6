import { useText } from './page-context.tsx';

/** What every page must lead to. */
export function SiteFooter() {
  const { text, href } = useText();
  return (
    <footer className="site-footer">
      <nav className="page" aria-label={text.site.footer}>
        <ul className="site-footer-links">
          <li>
            <a href={href('/comment-ca-se-passe')}>{text.howItWorks.link}</a>
          </li>
          <li>
            <a href={href('/accessibilite')}>{text.site.accessibility}</a>
          </li>
          <li>
            <a href={href('/confidentialite')}>{text.site.privacy}</a>
          </li>
          <li>
            <a href={href('/mentions-legales')}>{text.site.legal}</a>
          </li>
          <li>
            <a href={href('/agenda')}>{text.site.calendarFeed}</a>
          </li>
          <li>
            <a href="/api/v1/openapi.json">{text.site.api}</a>
          </li>
        </ul>
      </nav>
    </footer>
  );
}
