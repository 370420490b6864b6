import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { joinCalendar } from '#app/feeds/calendar.ts';
import { type CalendarSession, makeCalendarEvent } from '#app/feeds/calendar-event.ts';
import type { Locale } from '#app/text/locale.ts';
import { makeRandom, type Random } from '../support/random.ts';

const ORIGIN = 'https://semainier.test';

const session: CalendarSession = {
  id: '0190a000-0000-7000-8000-000000000001',
  slug: 'decouvrir-l-ia',
  title: 'Découvrir l’IA',
  description: 'On essaie ensemble.',
  programmeName: 'Café IA',
  format: 'cafe-debat',
  attendance: 'on_site',
  onlineUrl: null,
  entry: 'sign_up',
  whatToBring: null,
  startsAt: '2027-05-18T12:00:00.000Z',
  endsAt: '2027-05-18T14:00:00.000Z',
  timeZone: 'Europe/Paris',
  sequence: 3,
  createdAt: '2027-01-04T09:00:00.000Z',
  updatedAt: '2027-02-05T10:30:00.000Z',
  cancelledAt: null,
  cancellationReason: null,
  venue: {
    name: 'Médiathèque, annexe ; salle 2',
    address: '1 place de la Mairie',
    postcode: '23000',
    communeName: 'Guéret',
    latitude: 46.171,
    longitude: 1.871,
  },
};

function read(calendar: string) {
  const component = new ICAL.Component(ICAL.parse(calendar));
  return component.getAllSubcomponents('vevent').map((event) => ({
    properties: event.getAllProperties().map(({ name }) => name),
    value: (name: string) => {
      const value = event.getFirstPropertyValue(name);
      return value === null || typeof value === 'string' ? value : String(value);
    },
    categories: event.getFirstProperty('categories')?.getValues(),
    geo: event.getFirstProperty('geo')?.getFirstValue(),
  }));
}

function readOne(changes: Partial<CalendarSession> = {}, locale: Locale = 'fr') {
  const [event] = read(
    joinCalendar('Ateliers', [makeCalendarEvent({ ...session, ...changes }, ORIGIN, locale)], locale),
  );
  if (!event) throw new Error('no event was read');
  return event;
}

describe('a session’s calendar event', () => {
  test('says what another calendar needs', () => {
    const event = readOne();
    expect(event.value('uid')).toBe('0190a000-0000-7000-8000-000000000001@semainier');
    expect(event.value('sequence')).toBe('3');
    expect(event.value('status')).toBe('CONFIRMED');
    expect(event.value('dtstamp')).toBe('2027-02-05T10:30:00Z');
    expect(event.value('last-modified')).toBe('2027-02-05T10:30:00Z');
    expect(event.value('dtstart')).toBe('2027-05-18T12:00:00Z');
    expect(event.value('dtend')).toBe('2027-05-18T14:00:00Z');
    expect(event.value('summary')).toBe('Découvrir l’IA');
    expect(event.value('location')).toBe('Médiathèque, annexe ; salle 2, 1 place de la Mairie, 23000 Guéret');
    expect(event.value('url')).toBe('https://semainier.test/ateliers/decouvrir-l-ia');
    expect(event.value('description')).toContain('https://semainier.test/ateliers/decouvrir-l-ia');
    expect(event.categories).toEqual(['Café IA', 'Café-débat']);
    expect(event.geo).toEqual([46.171, 1.871]);
  });

  test('reads 10:00 UTC for 14:00 at La Réunion, and names the hours on site', () => {
    const event = readOne({
      timeZone: 'Indian/Reunion',
      startsAt: '2027-05-18T10:00:00.000Z',
      endsAt: '2027-05-18T12:00:00.000Z',
    });
    expect(event.value('dtstart')).toBe('2027-05-18T10:00:00Z');
    expect(event.value('description')).toContain('Sur place, de 14:00 à 16:00 (heure de La Réunion).');
  });

  test('stays as cancelled, with the reason and a title that calendars without a status show', () => {
    const event = readOne({
      cancelledAt: session.updatedAt,
      cancellationReason: 'Salle inondée',
      sequence: 4,
    });
    expect(event.value('status')).toBe('CANCELLED');
    expect(event.value('sequence')).toBe('4');
    expect(event.value('summary')).toBe('ANNULÉ\u00a0: Découvrir l’IA');
    expect(event.value('description')).toContain('Salle inondée');
  });

  test('has our words in the reader’s language, the organiser’s as they were written, and the same name', () => {
    const event = readOne({ cancelledAt: session.updatedAt, whatToBring: 'Un carnet' }, 'en');
    expect(event.value('uid')).toBe(readOne().value('uid'));
    expect(event.value('summary')).toBe('CANCELLED: Découvrir l’IA');
    expect(event.value('url')).toBe('https://semainier.test/en/ateliers/decouvrir-l-ia');
    const description = event.value('description');
    for (const words of ['On essaie ensemble.', 'Please bring: Un carnet', 'Details and sign-up: https'])
      expect(description).toContain(words);
    expect(description).not.toMatch(/Programme\u00a0:|À apporter|Détails|annulé/);
  });

  test('keeps the link to join for those who sign up, and gives it for a drop-in', () => {
    const online = { venue: null, attendance: 'online', onlineUrl: 'https://visio.test/salle' } as const;
    expect(readOne(online).value('description')).not.toContain('visio.test');
    expect(readOne(online).value('location')).toBe('En ligne');
    expect(readOne({ ...online, entry: 'drop_in' }).value('description')).toContain(
      'https://visio.test/salle',
    );
  });

  test.each([
    ['commas and semicolons', 'a, b; c,d;e'],
    ['backslashes', 'C:\\n \\, \\; \\\\ \\N'],
    ['line breaks', 'un\ndeux\r\ntrois\rquatre\u2028cinq'],
    ['emoji of several code points', '👩🏽‍💻 👨‍👩‍👧 🇫🇷 ☕️'.repeat(10)],
    ['accents past the fold', `${'x'.repeat(60)}${'é'.repeat(200)}`],
    ['quotes and colons', '"a": b=c;d:e'],
    ['leading spaces on folded lines', `${'x'.repeat(66)}${' '.repeat(40)}y`],
  ])('brings back %s', (_name, description) => {
    const expected = description.replace(/\r\n|[\r\u2028]/g, '\n');
    expect(readOne({ description }).value('description')?.startsWith(`${expected}\n`)).toBe(true);
  });

  test('a line break in a title cannot add a property', () => {
    const event = readOne({
      title: 'Atelier\r\nATTENDEE:mailto:x@exemple.test\rSTATUS:CANCELLED\nX-A:1\u0000\u000b',
      programmeName: 'Café\r\nX-B:1',
    });
    expect(event.value('summary')).toBe('Atelier ATTENDEE:mailto:x@exemple.test STATUS:CANCELLED X-A:1');
    expect(event.value('status')).toBe('CONFIRMED');
    expect(event.properties.sort()).toEqual(readOne().properties.sort());
  });

  test('whatever is typed comes back, on lines of at most 75 octets', () => {
    const random = makeRandom(20270518);
    for (let round = 0; round < 300; round++) {
      const description = randomText(random);
      const text = makeCalendarEvent({ ...session, title: `a${description}b`, description }, ORIGIN, 'fr');
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const [event] = read(joinCalendar('Ateliers', [text], 'fr'));
      expect(event?.value('description')?.startsWith(`${description}\n`)).toBe(true);
    }
  });
});

describe('a calendar', () => {
  test('says its name, its method and how often to come back, and holds its events', () => {
    const events = [
      makeCalendarEvent(session, ORIGIN, 'fr'),
      makeCalendarEvent({ ...session, id: 'autre' }, ORIGIN, 'fr'),
    ];
    const calendar = joinCalendar('Ateliers IA\u00a0: Guéret, Creuse;\r\nX-A:1', events, 'fr');
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(calendar).toMatch(/\r\nEND:VCALENDAR\r\n$/);
    const component = new ICAL.Component(ICAL.parse(calendar));
    expect(component.getFirstPropertyValue('x-wr-calname')).toBe('Ateliers IA : Guéret, Creuse; X-A:1');
    expect(component.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendar).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
    expect(calendar).toContain('X-PUBLISHED-TTL:PT1H\r\n');
    expect(calendar).not.toContain('TIMEZONE');
    expect(read(calendar).map((event) => event.value('uid'))).toEqual([
      '0190a000-0000-7000-8000-000000000001@semainier',
      'autre@semainier',
    ]);
  });

  test('may be empty', () => {
    expect(read(joinCalendar('Ateliers', [], 'fr'))).toEqual([]);
  });
});

const SIGNS = [...'aé œ\\,;:"\n\t=<>&%👩🏽‍💻𝒳ßÉ中عـ𐍈'];

function randomText(random: Random): string {
  const length = Math.floor(random.between(0, 200));
  return Array.from({ length }, () => random.pick(SIGNS)).join('');
}
