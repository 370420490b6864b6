/**
 * The words of each row as numbers in one pool: 4 bytes a word, where the texts themselves would take ten times as
 * much. A search marks the vocabulary's words that begin as asked, then looks at the rows that passed all else.
 */

/** Words are gathered by their first letters: a search looks at those that may begin as asked, not at all. */
const FIRST_LETTERS = 2;

/** More words than a person types; bounds the work of a search. */
const MOST_WORDS = 10;

export type TextIndex = {
  /** Takes the folded text of a row in the place of what the row had. */
  put(slot: number, foldedText: string): void;
  drop(slot: number): void;
  /** The rows in `order` take the slots from 0 on. */
  reorder(order: Uint32Array): void;
  /** A test for rows that hold, for each word, one that begins with it; undefined when nothing is asked. */
  matcher(foldedWords: string): ((slot: number) => boolean) | undefined;
};

export function makeTextIndex(): TextIndex {
  const vocabulary = new Map<string, number>();
  const words: string[] = [];
  const byFirstLetters = new Map<string, number[]>();
  let pool = new Uint32Array(4096);
  let used = 0;
  let wasted = 0;
  let starts: number[] = [];
  let lengths: number[] = [];

  function wordNumber(word: string): number {
    const known = vocabulary.get(word);
    if (known !== undefined) return known;
    // A piece of a longer string keeps the whole of it in memory: keep a copy of the word alone.
    const copy = Buffer.from(word).toString();
    const number = words.push(copy) - 1;
    vocabulary.set(copy, number);
    const letters = copy.slice(0, FIRST_LETTERS);
    const others = byFirstLetters.get(letters);
    if (others) others.push(number);
    else byFirstLetters.set(letters, [number]);
    return number;
  }

  function markWords(beginning: string): Uint8Array {
    const marked = new Uint8Array(words.length);
    const letters = beginning.slice(0, FIRST_LETTERS);
    const groups =
      letters.length < FIRST_LETTERS
        ? [...byFirstLetters].flatMap(([first, group]) => (first.startsWith(letters) ? [group] : []))
        : [byFirstLetters.get(letters) ?? []];
    for (const group of groups) {
      for (const word of group) if (words[word]?.startsWith(beginning)) marked[word] = 1;
    }
    return marked;
  }

  /** Moves the rows in `order` together into a new pool with room to grow. */
  function repack(order: Iterable<number>, room: number) {
    const next = new Uint32Array(Math.ceil((used - wasted + room) * 1.25));
    const nextStarts: number[] = [];
    const nextLengths: number[] = [];
    let end = 0;
    for (const slot of order) {
      const start = starts[slot] ?? 0;
      const length = lengths[slot] ?? 0;
      next.set(pool.subarray(start, start + length), end);
      nextStarts.push(end);
      nextLengths.push(length);
      end += length;
    }
    pool = next;
    starts = nextStarts;
    lengths = nextLengths;
    used = end;
    wasted = 0;
  }

  function reserve(length: number): number {
    // Rows that changed left holes behind: they go when the pool is full.
    if (used + length > pool.length) repack(starts.keys(), length);
    used += length;
    return used - length;
  }

  return {
    put(slot, foldedText) {
      const numbers = [...new Set(foldedText.split(' '))].filter((word) => word !== '').map(wordNumber);
      const room = lengths[slot] ?? 0;
      while (starts.length <= slot) {
        starts.push(0);
        lengths.push(0);
      }
      if (numbers.length > room) {
        wasted += room;
        lengths[slot] = 0;
        starts[slot] = reserve(numbers.length);
      } else {
        wasted += room - numbers.length;
      }
      pool.set(numbers, starts[slot] ?? 0);
      lengths[slot] = numbers.length;
    },

    drop(slot) {
      wasted += lengths[slot] ?? 0;
      lengths[slot] = 0;
    },

    reorder: (order) => repack(order, 0),

    matcher(foldedWords) {
      const asked = wordsToFind(foldedWords);
      if (asked.length === 0) return undefined;
      const marks = asked.map(markWords);
      return (slot) => {
        const start = starts[slot] ?? 0;
        const end = start + (lengths[slot] ?? 0);
        for (const marked of marks) if (!holdsMarked(pool, start, end, marked)) return false;
        return true;
      };
    },
  };
}

function holdsMarked(pool: Uint32Array, start: number, end: number, marked: Uint8Array): boolean {
  for (let index = start; index < end; index++) if (marked[pool[index] ?? 0] === 1) return true;
  return false;
}

/**
 * The beginnings to look for: no single letters beside longer words (`l'IA`), no plural (`ateliers` finds
 * `atelier`: French and English plurals mostly end in s or x).
 */
export function wordsToFind(foldedWords: string): string[] {
  const all = [...new Set(foldedWords.split(' '))].filter((word) => word !== '');
  const long = all.filter((word) => word.length > 1);
  return (long.length > 0 ? long : all)
    .slice(0, MOST_WORDS)
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word));
}
