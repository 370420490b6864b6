import { v7 } from 'uuid';

/** A generator that draws the same numbers for the same seed. */
export type Random = {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
  chance(share: number): boolean;
};

/** mulberry32: small, fast, and good enough to scatter a demonstration. */
export function seededRandom(seed: string): Random {
  let state = hash(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick(items) {
      const picked = items[Math.floor(next() * items.length)];
      if (picked === undefined) throw new Error('Nothing to pick from.');
      return picked;
    },
    chance: (share) => next() < share,
  };
}

/** Ids of the usual form (UUID version 7) that depend on the seed and the order of the calls only. */
export function seededIds(random: Random, from: Date): () => string {
  let count = 0;
  const bytes = new Uint8Array(16);
  return () => {
    for (let index = 0; index < bytes.length; index++) bytes[index] = Math.floor(random.next() * 256);
    return v7({ msecs: from.getTime() + count++, seq: 0, random: bytes });
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
