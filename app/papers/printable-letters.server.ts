import { font, loadCanvas, type Pen, withoutPictures } from '#app/feeds/drawn-text.server.ts';

/** No font has a letter for it (Unicode promises that it never is one): what is drawn is the empty box. */
const NO_LETTER = '\u{10ffff}';
const SIDE = 48;

/**
 * The letters of these words that no font here draws, neither ours nor the machine's: on paper an empty box would stand for each.
 * Found by drawing: whatever looks like the box is one. Emoji are left out of papers, so they are none.
 */
export async function findUnprintableLetters(words: string): Promise<string[]> {
  const { createCanvas } = await loadCanvas();
  const pen = createCanvas(SIDE, SIDE).getContext('2d', { willReadFrequently: true });
  const box = drawnLetter(pen, NO_LETTER);
  return [...new Set(withoutPictures(words))].filter((letter) => drawnLetter(pen, letter).equals(box));
}

function drawnLetter(pen: Pen, letter: string): Buffer {
  pen.clearRect(0, 0, SIDE, SIDE);
  pen.font = font(24, 600);
  pen.fillStyle = '#000000';
  pen.fillText(letter, 8, 34);
  return Buffer.from(pen.getImageData(0, 0, SIDE, SIDE).data.buffer);
}
