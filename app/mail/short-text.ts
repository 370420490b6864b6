/** Basic signs of the GSM 7-bit alphabet (3GPP TS 23.038, 6.2.1); any other makes a text cost twice as much. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Signs of the extension table: each takes the place of two. */
const EXTENDED = new Set('^{}\\[~]|€');

const REPLACEMENTS: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
  '\u00a0': ' ',
  '\u202f': ' ',
};

const LONGEST = 160;

/** How many places of the 160 a text takes; undefined when it holds a sign that GSM lacks. */
export function gsmLength(text: string): number | undefined {
  let length = 0;
  for (const sign of text) {
    if (BASIC.has(sign)) length += 1;
    else if (EXTENDED.has(sign)) length += 2;
    else return undefined;
  }
  return length;
}

/**
 * One text message of at most 160 GSM signs: what it is about, the title cut to the room that is left, the link.
 * Signs that GSM lacks are written without their accent or left out. A link that leaves no room at all is left out.
 */
export function writeShortText(lead: string, title: string, link: string): string {
  const start = toGsm(lead);
  const room = LONGEST - (gsmLength(`${start}:  ${link}`) ?? LONGEST);
  if (room < 0) return cut(title ? `${start}: ${toGsm(title)}` : start, LONGEST);
  const shownTitle = room < 4 || title === '' ? '' : `: ${cut(toGsm(title), room)}`;
  return `${start}${shownTitle} ${link}`;
}

function cut(text: string, room: number): string {
  if ((gsmLength(text) ?? 0) <= room) return text;
  let kept = '';
  let length = 0;
  for (const sign of text) {
    length += gsmLength(sign) ?? 0;
    if (length > room - 1) break;
    kept += sign;
  }
  return `${kept.trimEnd()}.`;
}

function toGsm(text: string): string {
  const written = [...text.normalize('NFC')].map((sign) => {
    if (gsmLength(sign) !== undefined) return sign;
    const plain = REPLACEMENTS[sign] ?? sign.normalize('NFD').replace(/\p{Mark}/gu, '');
    return gsmLength(plain) === undefined ? '' : plain;
  });
  return written.join('').replace(/\s+/g, ' ').trim();
}
