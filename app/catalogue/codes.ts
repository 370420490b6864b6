/** Numbers in the place of texts that many rows share. 0 stands for no text. */
export type Codes = {
  /** The number of a text, a new one when it is met for the first time. */
  of(text: string | null): number;
  /** The number of a text that some row may have; undefined when no row ever had it. */
  find(text: string): number | undefined;
  text(code: number): string | undefined;
  /** One more than the highest number. */
  readonly size: number;
};

export function makeCodes(): Codes {
  const texts: (string | undefined)[] = [undefined];
  const codes = new Map<string, number>();
  return {
    of(text) {
      if (text === null) return 0;
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, texts.length);
      return texts.push(text) - 1;
    },
    find: (text) => codes.get(text),
    text: (code) => texts[code],
    get size() {
      return texts.length;
    },
  };
}
