import { usePage, useText } from './page-context.tsx';
import { PageHeading } from './page-heading.tsx';
import { errorText } from './page-meta.ts';

/** What went wrong in plain words, and a way on. */
export function ErrorPage({ error }: { error: unknown }) {
  const { text, href } = useText();
  const { requestId } = usePage();
  const { title, body, status } = errorText(text, error);
  return (
    <>
      <PageHeading kicker={text.errorPages.status(status)} title={title} lead={body} />
      <div className="stack">
        <p className="row">
          <a className="button" href={href('/ateliers')}>
            {text.errorPages.find}
          </a>
          {status === 403 && (
            <a className="button button-quiet" href={href('/connexion')}>
              {text.errorPages.signIn}
            </a>
          )}
          <a className="button button-quiet" href={href('/')}>
            {text.errorPages.home}
          </a>
        </p>
        {status >= 500 && requestId && <p className="soft numbers">{text.errorPages.requestId(requestId)}</p>}
      </div>
    </>
  );
}
