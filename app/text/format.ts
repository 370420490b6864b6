import { DateTime } from 'luxon';
import { differsFromParis } from '#app/domain/local-time.ts';
import type { Locale, Text } from './locale.ts';

/** Numbers, dates and times as a reader of that language writes them. Zones are IANA names, instants UTC ISO texts. */

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** `Intl` formats are slow to make and cheap to use: each is made once. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

const styles = {
  /** mardi 18 mai 2027 */
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** mardi 18 mai */
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  /** 18 mai */
  dayMonth: { day: 'numeric', month: 'long' },
  /** 18 mai 2027 */
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekdayShort: { weekday: 'short' },
  dayNumber: { day: 'numeric' },
  /** 18/05 */
  short: { day: '2-digit', month: '2-digit' },
  monthShort: { month: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
type Style = keyof typeof styles;

function dateFormat(locale: Locale, zone: string, style: Style): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${style}`;
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tags[locale], { ...styles[style], timeZone: zone });
  dateFormats.set(key, made);
  return made;
}

/** What has been written: sessions start at the same few hours of the same few days, and a list says each of them. */
const written = new Map<string, string>();
const MOST_WRITTEN = 4000;

/** An instant as a clock and a calendar in `zone` show it. */
export function formatInstant(instant: string, zone: string, locale: Locale, style: Style): string {
  const key = `${instant} ${zone} ${locale} ${style}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const text = firstOfMonth(dateFormat(locale, zone, style).format(new Date(instant)), locale);
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(key, text);
  return text;
}

/** French says "1er décembre" where `Intl` writes "1 décembre". */
function firstOfMonth(date: string, locale: Locale): string {
  return locale === 'fr' ? date.replace(/(^|\s)1(?=\s\p{Letter})/u, '$11er') : date;
}

/**
 * The `lang` of what an organiser wrote for a session in `language`, on a page in `locale`; undefined when they are the
 * same. Sessions in sign language are announced in French: that is what their title is read as.
 */
export function foreignLanguage(language: string, locale: Locale): string | undefined {
  const written = language === 'lsf' ? 'fr' : language;
  return written === locale ? undefined : written;
}

/** What people call the time of a zone, as said inside a sentence: "heure de La Réunion". */
export function zoneName(timeZone: string, text: Text): string {
  const names: Partial<Record<string, string>> = text.calendar.zones;
  return names[timeZone] ?? timeZone;
}

/** `mardi 18 mai à 14:32`, with the zone's name where Paris shows another time: until when an offer is valid. */
export function formatDeadline(instant: string, zone: string, text: Text, locale: Locale): string {
  const day = formatInstant(instant, zone, locale, 'day');
  const deadline = text.offer.moment(day, formatInstant(instant, zone, locale, 'time'));
  return differsFromParis(instant, zone) ? text.mail.zone(deadline, zoneName(zone, text)) : deadline;
}

/** A local day (YYYY-MM-DD), whatever the zone. */
export function formatDay(day: string, locale: Locale, style: Style = 'date'): string {
  return firstOfMonth(dateFormat(locale, 'UTC', style).format(new Date(`${day}T12:00:00Z`)), locale);
}

/** The first and last local day of a span, the common parts said once (`17–23 mai 2027`). */
export function formatDays(from: string, to: string, locale: Locale): string {
  return dateFormat(locale, 'UTC', 'date').formatRange(
    new Date(`${from}T12:00:00Z`),
    new Date(`${to}T12:00:00Z`),
  );
}

/** `2027-05-18T14:00:00+04:00`: the local time and its offset, for `<time datetime>`. */
export function machineTime(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toISO({ suppressMilliseconds: true }) ?? instant;
}

export function formatNumber(
  value: number,
  locale: Locale,
  options: { maximumFractionDigits?: number; style?: 'decimal' | 'percent' } = {},
): string {
  const { maximumFractionDigits = 0, style = 'decimal' } = options;
  const key = `${locale} ${style} ${maximumFractionDigits}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(tags[locale], { maximumFractionDigits, style });
    numberFormats.set(key, format);
  }
  return format.format(value);
}

/** A distance in kilometres as a walker says it: `600 m`, `3,4 km`, `27 km`. */
export function formatDistance(kilometres: number, locale: Locale): string {
  if (kilometres < 1)
    return `${formatNumber(Math.max(100, Math.round(kilometres * 10) * 100), locale)}\u00a0m`;
  return `${formatNumber(kilometres, locale, { maximumFractionDigits: kilometres < 10 ? 1 : 0 })}\u00a0km`;
}

/**
 * A title as somebody typed it, with the spaces before French double signs made non-breaking: a line never begins
 * with a colon or a question mark.
 */
export function keepSigns(title: string): string {
  return title.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
}

/** `a, b et c` */
export function formatList(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(tags[locale], { type: 'conjunction' }).format(items);
}
