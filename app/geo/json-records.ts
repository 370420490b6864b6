/** Cuts a JSON text into the objects of its outermost list (or one after another), without holding the whole text. */

export type JsonPiece = { line: number; text: string };

const LONGEST_OBJECT = 1_000_000;

/**
 * The objects of a JSON text that comes in chunks, each with the line on which it begins.
 * @throws when the text ends inside an object, or one is longer than a venue can be
 */
export async function* cutJsonObjects(chunks: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  let line = 1;
  let startLine = 1;
  let depth = 0;
  let quoted = false;
  let escaped = false;
  let kept = '';
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const sign = chunk[at];
      if (sign === '\n') line += 1;
      if (quoted) {
        if (escaped) escaped = false;
        else if (sign === '\\') escaped = true;
        else if (sign === '"') quoted = false;
      } else if (sign === '"') quoted = true;
      else if (sign === '{') {
        if (depth === 0) {
          start = at;
          startLine = line;
        }
        depth += 1;
      } else if (sign === '}' && depth > 0) {
        depth -= 1;
        if (depth === 0) {
          yield { line: startLine, text: kept + chunk.slice(start, at + 1) };
          kept = '';
        }
      }
    }
    if (depth > 0) kept += chunk.slice(kept === '' ? start : 0);
    if (kept.length > LONGEST_OBJECT)
      throw new Error(`The object that begins on line ${startLine} does not end.`);
  }
  if (depth > 0) throw new Error(`The file ends inside the object that begins on line ${startLine}.`);
}
