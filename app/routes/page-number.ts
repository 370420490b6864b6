/** The page that `?page=` names, from 1; 1 for what is no page. */
export function readPage(search: URLSearchParams): number {
  const asked = Number(search.get('page'));
  return Number.isInteger(asked) && asked >= 1 && asked <= LAST_PAGE ? asked : 1;
}

/** No list is longer: what comes after it is empty, and not worth a query. */
const LAST_PAGE = 10_000;
