/**
 * PDFs, drawn by Skia: scripts are shaped, text runs both ways, fonts are embedded and text can be searched and copied.
 * Measures are points (1/72 inch) from the top left of an A4 sheet; a smaller sheet is the same design, smaller.
 */
import { setImmediate } from 'node:timers/promises';
import { encode } from 'uqr';
import { cutText, font, loadCanvas, type Pen, startsRightToLeft } from '#app/feeds/drawn-text.server.ts';
import { guidePaper, type PaperGuide } from './paper-guide.ts';

export const A4 = { width: 595, height: 842 };
const A5_SCALE = 420 / A4.width;

export type DrawPage = (pen: Pen) => void;
export type PaperFormat = 'a4' | 'a4-landscape' | 'a5';

const formats: Record<PaperFormat, { width: number; height: number; scale: number }> = {
  a4: { ...A4, scale: 1 },
  'a4-landscape': { width: A4.height, height: A4.width, scale: 1 },
  a5: { width: 420, height: 595, scale: A5_SCALE },
};

/** The pages as one PDF. Between two pages, other requests have their turn. */
export async function drawPaper(
  paper: { title: string; format: PaperFormat; guide?: PaperGuide },
  pages: readonly DrawPage[],
): Promise<Buffer> {
  const { PDFDocument } = await loadCanvas();
  const document = new PDFDocument({ title: paper.title, producer: 'Semainier' });
  const { width, height, scale } = formats[paper.format];
  for (const draw of pages) {
    const pen = document.beginPage(width, height);
    pen.scale(scale, scale);
    draw(pen);
    document.endPage();
    await setImmediate();
  }
  const bytes = document.close();
  return paper.guide === undefined ? bytes : guidePaper(bytes, paper.guide, height);
}

/** A PDF for the one who asked, kept by no cache. `name` is the file's, in letters that every system takes. */
export function paperResponse(
  paper: Buffer,
  name: string,
  disposition: 'inline' | 'attachment' = 'inline',
): Response {
  return new Response(new Uint8Array(paper), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `${disposition}; filename="${name}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/**
 * One line of text in a box, cut where the box ends. Words that start from right to left are read that way, and stand at the
 * right of the box unless they are centred.
 */
export function drawLine(
  pen: Pen,
  words: string,
  place: { left: number; baseline: number; width: number; centred?: boolean },
): void {
  const { left, baseline, width, centred = false } = place;
  const rightToLeft = startsRightToLeft(words);
  pen.direction = rightToLeft ? 'rtl' : 'ltr';
  pen.textAlign = centred ? 'center' : rightToLeft ? 'right' : 'left';
  const x = centred ? left + width / 2 : rightToLeft ? left + width : left;
  pen.fillText(cutText(pen, words, width), x, baseline);
  pen.direction = 'ltr';
  pen.textAlign = 'left';
}

/** Sets the font and the colour of what is drawn next. */
export function write(pen: Pen, size: number, weight: number, colour: string): void {
  pen.font = font(size, weight);
  pen.fillStyle = colour;
}

/** An address as a QR code, to be drawn as often as there are pages. */
export type QrCode = { address: string; modules: number; dark: [x: number, y: number][] };

/** With a white edge of four modules, as ISO 18004 asks. */
export function makeQrCode(address: string): QrCode {
  const { size: modules, data } = encode(address, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x): [number, number][] => (on ? [[x, y]] : [])));
  return { address, modules, dark };
}

/** The code, black on white; touching it on a screen opens the address. */
export function drawQrCode(
  pen: Pen,
  { address, modules, dark }: QrCode,
  place: { left: number; top: number; size: number },
): void {
  const { left, top, size } = place;
  const module = size / modules;
  pen.fillStyle = '#ffffff';
  pen.fillRect(left, top, size, size);
  pen.fillStyle = '#000000';
  // One path: drawn one by one, neighbours would show a hairline between them.
  pen.beginPath();
  for (const [x, y] of dark) pen.rect(left + x * module, top + y * module, module, module);
  pen.fill();
  pen.annotateLinkUrl(left, top, left + size, top + size, address);
}

/** An address as one reads it aloud. */
export function spokenAddress(address: string): string {
  return address.replace(/^https?:\/\//, '');
}
