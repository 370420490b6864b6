import { fold } from '#app/domain/folding.ts';
import { type DaySystem, showSerial } from '#app/domain/session-sheet.ts';

/** What people write into the cells of a sheet: days, hours, durations, numbers and words of a list. */

export type CellMoment = { date: string | undefined; time: string | undefined };

const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];

/**
 * A day (YYYY-MM-DD), an hour (HH:mm) or both, from `18/05/2027 14h`, `mardi 18 mai 2027 à 14 h 30`, `2027-05-18T14:30`,
 * `14h`, or a number of days as spreadsheets count them. Undefined when it is none; whether the day exists is not
 * looked at here.
 */
export function readMoment(cell: string, daySystem: DaySystem): CellMoment | undefined {
  const written = /^\d{5}([.,]\d+)?$|^0[.,]\d+$/.test(cell.trim())
    ? showSerial(Number(cell.trim().replace(',', '.')), daySystem)
    : cell;
  const text = plain(written)
    .replace(/^(le )?(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? /, '')
    .replace(/^le /, '');
  const day = readDay(text);
  if (!day) {
    const time = readTime(text);
    return time === undefined ? undefined : { date: undefined, time };
  }
  const rest = text
    .slice(day.length)
    .replace(/^[\s,t]+/, '')
    .replace(/^(a|de) /, '');
  if (rest === '') return { date: day.date, time: undefined };
  const time = readTime(rest);
  return time === undefined ? undefined : { date: day.date, time };
}

function readDay(text: string): { date: string; length: number } | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text);
  if (iso) return dayOf(iso[3], iso[2], iso[1], iso[0].length);
  const french = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?!\d)/.exec(text);
  if (french) return dayOf(french[1], french[2], french[3], french[0].length);
  const words = /^(\d{1,2})(?:er)? ([a-z]{3,9})\.? (\d{4})(?!\d)/.exec(text);
  const month = words && MONTHS.findIndex((name) => name.startsWith(words[2] ?? '-')) + 1;
  return words && month ? dayOf(words[1], String(month), words[3], words[0].length) : undefined;
}

function dayOf(day = '', month = '', year = '', length: number) {
  return {
    date: `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    length,
  };
}

/** An hour (HH:mm): `14h`, `14h30`, `14 h 30`, `14:30`, `14:30:00`, `14 heures`, `9`. */
function readTime(text: string): string | undefined {
  const [, hour, minute] =
    /^(\d{1,2})\s?(?:h|heures?|:)\s?(\d{2})?(?::\d{2}(?:\.\d+)?)?\s?(?:min|mn|z)?$/.exec(text) ??
    /^(\d{1,2})$/.exec(text) ??
    [];
  if (hour === undefined || Number(hour) > 23 || Number(minute ?? 0) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}

/** Hours when no unit is written: nobody plans a session of twelve minutes. */
const MOST_HOURS = 12;

/** Minutes, from `2h`, `1h30`, `1:30`, `1,5 h`, `90 min`, `90`, or a fraction of a day. */
export function readDuration(cell: string): number | undefined {
  const text = plain(cell);
  const fraction = /^0[.,]\d{3,}$/.exec(text);
  if (fraction) return Math.round(Number(text.replace(',', '.')) * 24 * 60);
  const minutes = /^(\d{1,3})\s?(?:min|mn|minutes?|m)$/.exec(text);
  if (minutes) return Number(minutes[1]);
  const hours = /^(\d{1,2})\s?(?:h|heures?|:)\s?(?:(\d{1,2})\s?(?:min|mn|minutes?)?)?(?::00)?$/.exec(text);
  if (hours) return Number(hours[1]) * 60 + Number(hours[2] ?? 0);
  const decimal = /^(\d{1,2}[.,]\d{1,2})\s?(?:h|heures?)?$/.exec(text);
  if (decimal) return Math.round(Number(decimal[1]?.replace(',', '.')) * 60);
  const bare = /^\d{1,3}$/.exec(text);
  if (!bare) return undefined;
  return Number(text) <= MOST_HOURS ? Number(text) * 60 : Number(text);
}

/** An hour (HH:mm) so many minutes later, of the same day or the next. */
export function laterTime(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const end = (hour * 60 + minute + minutes) % (24 * 60);
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

/** `limited` with digits, or `unlimited`; a number that a spreadsheet wrote as `12.0` is twelve. */
export function readCapacity(cell: string): { limit: 'limited' | 'unlimited'; capacity: string } {
  if (/^(illimite|sans limite|pas de limite|unlimited|libre)/.test(plain(cell)))
    return { limit: 'unlimited', capacity: '' };
  return { limit: 'limited', capacity: readNumber(cell) };
}

export function readNumber(cell: string): string {
  return cell.trim().replace(/[.,]0+$/, '');
}

/** One choice of a list, and the words that name it. */
export type Words<Code extends string> = readonly (readonly [Code, ...string[]])[];

/**
 * The choice that a cell names: its code or one of its words, however they are accented; else the only one that has all
 * the words of the cell (`familles` for "Jeunes et familles"). Undefined when none does, or several.
 */
export function readWord<Code extends string>(cell: string, choices: Words<Code>): Code | undefined {
  const wanted = wordsOf(cell);
  if (wanted.length === 0) return undefined;
  const key = wanted.join(' ');
  const same = choices.find((words) => words.some((word) => wordsOf(word).join(' ') === key));
  if (same) return same[0];
  const close = choices.filter((words) =>
    words.some((word) => {
      const known = wordsOf(word);
      return wanted.every((each) => known.includes(each));
    }),
  );
  return close.length === 1 ? close[0]?.[0] : undefined;
}

const LITTLE_WORDS = new Set(['a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les']);

/** Folded words that matter, without the plural's s. */
function wordsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '' && !LITTLE_WORDS.has(word))
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word));
}

/** Lower case, without accents, every space a plain one. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
