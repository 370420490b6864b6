import { useText } from './page-context.tsx';

/** Links to the pages before and after, and where one stands. */
export function Paging({
  page,
  pages,
  address,
}: {
  /** From 1. */
  page: number;
  pages: number;
  address: (page: number) => string;
}) {
  const { text, href } = useText();
  if (pages <= 1) return null;
  return (
    <nav className="paging" aria-label={text.search.paging}>
      {page > 1 ? (
        <a className="button button-quiet" rel="prev" href={href(address(page - 1))}>
          {text.search.previous}
        </a>
      ) : (
        <span />
      )}
      <p>{text.search.pageOf(page, pages)}</p>
      {page < pages ? (
        <a className="button button-quiet" rel="next" href={href(address(page + 1))}>
          {text.search.next}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
