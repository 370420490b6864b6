/**
 * Folds a text for comparison: lower case, no accents, ligatures opened, every other sign a space, one space
 * between words. `L'Haÿ-les-Roses` → `l hay les roses`, `Œuilly` → `oeuilly`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

/** Folds the name of a place: as `fold`, with `st` and `ste` written out (`St-Étienne` → `saint etienne`). */
export function foldPlace(name: string): string {
  return fold(name)
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint');
}
