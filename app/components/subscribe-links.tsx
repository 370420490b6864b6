import { usePage, useText } from './page-context.tsx';

/** A calendar that keeps itself up to date: one link that opens the calendar application, one address to copy. */
export function SubscribeLinks({ title, path }: { title: string; path: string }) {
  const { text } = useText();
  const { publicUrl } = usePage();
  const https = `${publicUrl}${path}`;
  return (
    <details className="no-print">
      <summary>{title}</summary>
      <div className="stack">
        <p>{text.search.followHelp}</p>
        <p className="row">
          <a className="button button-quiet" href={https.replace(/^https?:/, 'webcal:')}>
            {text.search.subscribe}
          </a>
          <a href={path}>{text.search.download}</a>
        </p>
      </div>
    </details>
  );
}
