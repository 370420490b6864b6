import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Locale } from '#app/text/locale.ts';

/** How often a subscribed calendar should come back, in seconds. */
const REFRESH_SECONDS = 60 * 60;

/**
 * A whole calendar (RFC 5545, with RFC 7986's NAME and REFRESH-INTERVAL) around finished VEVENT texts, which are
 * joined as they are, and are in `locale` too. It has no time zone of its own: every time is in UTC.
 */
export function joinCalendar(name: string, events: string[], locale: Locale): string {
  const calendar = ical({
    name: name.replace(/\s+/g, ' ').trim(),
    prodId: { company: 'Semainier', product: 'Ateliers', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  const whole = calendar.toString();
  const end = whole.lastIndexOf('END:VCALENDAR');
  return `${whole.slice(0, end)}${events.join('')}${whole.slice(end)}\r\n`;
}
