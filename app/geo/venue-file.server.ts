import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { cutJsonObjects } from './json-records.ts';
import type { RecordFields } from './national-venues.ts';

/** A record of a file, with the line on which it begins. */
export type VenueRecord =
  | { line: number; kind: 'record'; fields: RecordFields }
  | { line: number; kind: 'unreadable'; reason: string };

const SAMPLE_BYTES = 64 * 1024;

/**
 * The records of a CSV or JSON file, one by one: commas, semicolons or tabs; UTF-8 with or without its mark, UTF-16 or
 * Windows-1252; a JSON list of objects, or one object a line. The file is read twice and never held whole.
 * @throws when it cannot be opened or is broken beyond one record; the message says where
 */
export async function* readVenueFile(file: string): AsyncGenerator<VenueRecord> {
  const encoding = await findEncoding(file);
  const beginning = (await readBeginning(file, encoding)).trimStart();
  if (beginning === '') throw new Error(`${file} is empty.`);
  if (/^[[{]/.test(beginning)) yield* readJson(textOf(file, encoding));
  else yield* readCsv(textOf(file, encoding), findDelimiter(beginning));
}

type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';

/** Text that is not UTF-8 was saved by a spreadsheet of Windows. */
async function findEncoding(file: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for await (const chunk of byteChunks(file)) {
    if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
    first = false;
    if (!decodes(() => decoder.decode(chunk, { stream: true }))) return 'windows-1252';
  }
  return decodes(() => decoder.decode()) ? 'utf-8' : 'windows-1252';
}

function decodes(decode: () => string): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

async function* textOf(file: string, encoding: Encoding): AsyncGenerator<string> {
  // A decoder drops the byte order mark by itself.
  const decoder = new TextDecoder(encoding);
  for await (const chunk of byteChunks(file)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* byteChunks(file: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file, { highWaterMark: SAMPLE_BYTES })) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

async function readBeginning(file: string, encoding: Encoding): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** The sign that the line of headings holds most. */
function findDelimiter(beginning: string): string {
  const [headings = ''] = beginning.split(/\r?\n/);
  const [best = ','] = [',', ';', '\t'].sort(
    (one, other) => headings.split(other).length - headings.split(one).length,
  );
  return best;
}

async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<VenueRecord> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // A failure of either is thrown by the loop below.
  pipeline(Readable.from(text), parser, () => undefined);
  let headings: string[] | undefined;
  for await (const row of parser) {
    const { info, record }: { info: { lines: number }; record: string[] } = row;
    if (!headings) {
      headings = record;
      continue;
    }
    const lineBreaks = record.reduce((sum, value) => sum + (value.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    const line = info.lines - lineBreaks;
    if (record.length > headings.length) {
      const reason = `it has ${record.length} cells for ${headings.length} headings: put quotes around texts that hold "${delimiter}"`;
      yield { line, kind: 'unreadable', reason };
    } else {
      yield {
        line,
        kind: 'record',
        fields: new Map(record.map((value, at) => [headings?.[at] ?? '', value])),
      };
    }
  }
}

async function* readJson(text: AsyncIterable<string>): AsyncGenerator<VenueRecord> {
  for await (const { line, text: object } of cutJsonObjects(text)) {
    const fields = readObject(object);
    if (fields) yield { line, kind: 'record', fields };
    else
      yield {
        line,
        kind: 'unreadable',
        reason: 'it is not written as JSON asks: check its quotes and commas',
      };
  }
}

function readObject(text: string): RecordFields | undefined {
  try {
    const object: Record<string, unknown> = JSON.parse(text);
    return new Map(Object.entries(object).map(([name, value]) => [name, asText(value)]));
  } catch {
    return undefined;
  }
}

/** Lists are written with bars, as in the standard. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join('|');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
