import type { ColumnType } from '#app/feeds/table.ts';
import { useText } from './page-context.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import '#app/styles/figures.css';

/** What each column of a file means. The table scrolls by itself on narrow screens. */
export function DataDictionary({
  id,
  name,
  columns,
}: {
  /** Where links to it lead. */
  id: string;
  /** Of the file. */
  name: string;
  columns: readonly { name: string; meaning: string; type: ColumnType; example: string }[];
}) {
  const { text } = useText();
  const words = text.openData.dictionary;
  return (
    <ScrollFrame labelledBy={`${id}-colonnes`}>
      <table className="dictionary-table" id={id}>
        <caption id={`${id}-colonnes`}>{words.of(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.meaning}</th>
            <th scope="col">{words.type}</th>
            <th scope="col">{words.example}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">
                <code>{column.name}</code>
              </th>
              <td>{column.meaning}</td>
              <td>{text.openData.types[column.type]}</td>
              <td>
                <code>{column.example}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
