/** The sessions of a printed programme: as many as two pages hold, the nearest and soonest of a search. */
import { localDate } from '#app/domain/local-time.ts';
import { countOnTwoPages, MOST_ON_TWO_PAGES } from '#app/domain/programme-sheet.ts';
import type { Search } from '#app/domain/search.ts';
import { availability } from '#app/domain/session.ts';
import { foreignLanguage, formatInstant, keepSigns } from '#app/text/format.ts';
import { type Locale, textIn } from '#app/text/locale.ts';
import { listSessionCards, type SessionCard } from '#db/catalogue.server.ts';
import type { Connection } from '#db/connection.server.ts';
import type { Catalogue } from './catalogue.server.ts';

export type ProgrammeLine = {
  id: string;
  /** YYYY-MM-DD in the venue's zone. */
  day: string;
  hours: string;
  title: string;
  /** The `lang` of its title, where that is not the page's. */
  lang: string | undefined;
  place: string;
  details: string;
};

export type Programme = {
  /** Each day with its sessions, in the order of each place's own clock. */
  days: { day: string; lines: ProgrammeLine[] }[];
  shown: number;
  /** How many sessions match, printed or not. */
  total: number;
};

/** The programme of a search. One query, whatever it finds. */
export async function makeProgramme(
  context: { catalogue: Catalogue; connection: Connection; locale: Locale; now: () => Date },
  search: Search,
): Promise<Programme> {
  const { total, ids } = context.catalogue.search(search, context.now(), {
    offset: 0,
    limit: MOST_ON_TWO_PAGES,
  });
  const cards = await listSessionCards(context.connection, ids);
  const lines = cards.map((card) => toLine(card, context.locale));
  const shown = countOnTwoPages(
    lines.map(({ day, hours, title, place, details }) => ({
      day,
      paragraphs: [`${hours} ${title}`, place, details],
    })),
  );
  const days = new Map<string, ProgrammeLine[]>();
  const inOrder = lines
    .slice(0, shown)
    .sort((one, other) => order(one.day, other.day) || order(one.hours, other.hours));
  for (const line of inOrder) {
    const day = days.get(line.day);
    if (day) day.push(line);
    else days.set(line.day, [line]);
  }
  return { days: [...days].map(([day, ofDay]) => ({ day, lines: ofDay })), shown, total };
}

function toLine(card: SessionCard, locale: Locale): ProgrammeLine {
  const { vocabulary, search, sharing } = textIn(locale);
  const { startsAt, endsAt, timeZone, venueName, address, postcode, communeName } = card;
  const hour = (instant: string) => formatInstant(instant, timeZone, locale, 'time');
  const labelOf = (labels: Record<string, string>, code: string) => labels[code] ?? code;
  const seats = availability(card);
  return {
    id: card.id,
    day: localDate(startsAt, timeZone),
    hours: `${hour(startsAt)}–${hour(endsAt)}`,
    title: keepSigns(card.title),
    lang: foreignLanguage(card.language, locale),
    place:
      venueName === undefined
        ? vocabulary.attendances.online
        : [venueName, address, `${postcode ?? ''} ${communeName ?? ''}`.trim()].filter(Boolean).join(', '),
    details: [
      labelOf(vocabulary.audiences, card.audience),
      seats === 'drop_in'
        ? vocabulary.availability.dropIn
        : seats === 'full'
          ? sharing.full
          : vocabulary.entries.sign_up,
      card.language === 'fr' ? undefined : labelOf(vocabulary.languages, card.language),
      card.stepFree ? search.stepFree : undefined,
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
