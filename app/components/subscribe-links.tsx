import { usePage, useText } from './page-context.tsx';

/**
 * A calendar that keeps itself up to date: one link that opens the calendar application, one address, and a page that
 * says how. `path` is the feed's, which ends with `calendrier.ics` and its query.
 */
export function SubscribeLinks({ title, path }: { title: string; path: string }) {
  const { text, href } = useText();
  const { publicUrl } = usePage();
  const feed = href(path);
  const webcal = (publicUrl + feed).replace(/^https?:/, 'webcal:');
  return (
    <details className="no-print">
      <summary>{title}</summary>
      <div className="stack">
        <p>{text.search.followHelp}</p>
        <p className="row">
          <a className="button button-quiet" href={webcal}>
            {text.search.subscribe}
          </a>
          <a href={feed}>{text.search.download}</a>
        </p>
        <p>
          <a href={href(path.replace('calendrier.ics', 'agenda'))}>{text.subscribing.link}</a>
        </p>
      </div>
    </details>
  );
}
