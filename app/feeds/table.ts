/**
 * A table that leaves the site: columns over rows of one kind. What writes a file is also what describes it, so that the
 * two cannot part ways.
 */

export type Cell = string | number | boolean | null;

/**
 * - `code`: a text that looks like a number and is none (an INSEE code, a postcode);
 * - `day`: YYYY-MM-DD;
 * - `time`: HH:mm;
 * - `instant`: UTC, as `Date.toISOString()` writes it;
 * - `decimal`: a number with a point;
 * - `yes_no`: a boolean.
 */
export type ColumnType =
  | 'text'
  | 'code'
  | 'integer'
  | 'decimal'
  | 'day'
  | 'time'
  | 'instant'
  | 'yes_no'
  | 'web';

export type Column<Row, Key extends string = string> = {
  key: Key;
  type: ColumnType;
  /** Null where the row says nothing of it. */
  cell: (row: Row) => Cell;
};

/** A table as one file of it is written: `headings` are those of `columns`, in their order. */
export type Table<Row> = { columns: readonly Column<Row>[]; headings: readonly string[] };
