import { keepSigns } from '#app/text/format.ts';
import type { CircularReader } from '#db/circular-readers.server.ts';
import { useText } from './page-context.tsx';
import { Paging } from './paging.tsx';

/** How many a circular reaches, and who: one page of them, folded away. */
export function CircularReaders({
  count,
  refusing,
  readers,
  page,
  pages,
  address,
}: {
  count: number;
  refusing: number;
  readers: readonly CircularReader[];
  /** From 1. */
  page: number;
  pages: number;
  address: (page: number) => string;
}) {
  const { text } = useText();
  const words = text.circulars;
  return (
    <div className="stack">
      <p role="status">
        <strong>{words.reached(count)}</strong> {refusing > 0 && words.refusing(refusing)}
      </p>
      {count > 0 && (
        // Whoever turned the page wants to read it.
        <details open={page > 1}>
          <summary>{words.readers}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.readersHead.name}</th>
                <th scope="col">{words.readersHead.organisation}</th>
              </tr>
            </thead>
            <tbody>
              {readers.map(({ id, name, organisation }) => (
                <tr key={id}>
                  <th scope="row">{keepSigns(name)}</th>
                  <td>{keepSigns(organisation)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Paging page={page} pages={pages} address={address} />
        </details>
      )}
    </div>
  );
}
