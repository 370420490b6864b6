import type { HeldAlert } from '#app/domain/personal-data.ts';
import { formatDay, formatInstant, formatList } from '#app/text/format.ts';
import { type Locale, textIn } from '#app/text/locale.ts';
import { describeMessages, type Fact, fact } from './held-data.ts';

/** What is kept of an alert, put into words: for its page, and for the file that the person keeps. */

export type HeldAlertInWords = { alert: Fact[]; sessions: string[]; messages: string[] };

/** Every value with its name, on the clock of the alert's place; what is empty is left out. */
export function describeHeldAlert(held: HeldAlert, locale: Locale): HeldAlertInWords {
  const text = textIn(locale);
  const { page, form, held: words } = text.alerts;
  const { alert } = held;
  const at = (instant: string, zone = alert.timeZone) =>
    text.yourData.at(
      formatInstant(instant, zone, locale, 'date'),
      formatInstant(instant, zone, locale, 'time'),
    );
  const names = <Name extends string>(chosen: readonly Name[], labels: Record<Name, string>) =>
    chosen.length === 0
      ? page.any
      : formatList(
          chosen.map((name) => labels[name]),
          locale,
        );
  const audiences: Record<string, string> = text.vocabulary.audiences;
  return {
    alert: [
      fact(page.place, page.around(alert.place, alert.radius)),
      fact(page.onlineToo, alert.onlineToo ? page.onlineTooYes : page.onlineTooNo),
      fact(page.audience, alert.audience === null ? page.any : (audiences[alert.audience] ?? alert.audience)),
      fact(page.days, names(alert.days, form.dayNames)),
      fact(page.times, names(alert.times, form.timeNames)),
      fact(page.contact, alert.contact),
      fact(page.language, text.yourData.languages[alert.language]),
      fact(page.asked, at(alert.askedAt)),
      fact(page.confirmedOn, alert.confirmedAt && at(alert.confirmedAt)),
      fact(page.told, alert.toldAt && at(alert.toldAt)),
      fact(page.until, page.after(formatDay(alert.endsOn, locale))),
      fact(text.yourData.labels.number, alert.id),
    ].flat(),
    sessions: held.sessions.map(({ title, startsAt, timeZone, toldAt }) =>
      [title, at(startsAt, timeZone), toldAt === null ? words.waiting : words.told(at(toldAt))].join(', '),
    ),
    messages: describeMessages(held.messages, at, text),
  };
}

/** The same as plain text: one line a value, for anybody to read and keep. */
export function writeHeldAlert(held: HeldAlert, now: Date, locale: Locale): string {
  const { alerts, yourData } = textIn(locale);
  const { alert, sessions, messages } = describeHeldAlert(held, locale);
  const list = (lines: string[], none: string) =>
    lines.length > 0 ? lines.map((line) => `- ${line}`) : [none];
  return [
    alerts.held.fileTitle(formatInstant(now.toISOString(), held.alert.timeZone, locale, 'date')),
    '',
    ...alert.map(({ label, value }) => `${label}${yourData.colon} ${value}`),
    '',
    alerts.held.toldTitle,
    ...list(sessions, alerts.page.none),
    '',
    yourData.messagesTitle,
    ...list(messages, yourData.noMessages),
    '',
  ].join('\n');
}
