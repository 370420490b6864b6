import { stringify } from 'csv-stringify/sync';
import parsePhoneNumber from 'libphonenumber-js/max';
import { localDate, localTime } from '#app/domain/local-time.ts';
import { guardCell } from '#app/domain/session-sheet.ts';
import type { Text } from '#app/text/locale.ts';

export type RegistrantLine = {
  name: string | null;
  contactKind: 'email' | 'phone' | null;
  contact: string | null;
  seats: number;
  createdAt: string;
  waitingNumber: number | null;
  offeredUntil: string | null;
  assistedBy: string | null;
};

/**
 * Those who are registered for a session as French spreadsheets open it: UTF-8 with its mark, semicolons, CRLF. Those
 * who have seats come first, then the waiting list in its order, counted from 1. Times are those of `timeZone`. No cell
 * is taken for a formula.
 */
export function makeRegistrantsCsv(
  { seated, waiting }: { seated: readonly RegistrantLine[]; waiting: readonly RegistrantLine[] },
  timeZone: string,
  text: Text['registrants']['csv'],
): string {
  const line = (registrant: RegistrantLine, state: string, position: string) => [
    registrant.name ?? '',
    registrant.seats,
    registrant.contactKind === 'email' ? (registrant.contact ?? '') : '',
    registrant.contactKind === 'phone' ? writePhone(registrant.contact ?? '') : '',
    state,
    position,
    writeTime(registrant.offeredUntil, timeZone),
    writeTime(registrant.createdAt, timeZone),
    registrant.assistedBy ?? '',
  ];
  const rows = [
    ...seated.map((registrant) => line(registrant, text.states.seated, '')),
    ...waiting.map((registrant, index) => {
      const state = registrant.offeredUntil === null ? text.states.waiting : text.states.offered;
      return line(registrant, state, String(index + 1));
    }),
  ];
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardCell(cell) : cell)));
  return stringify([text.columns, ...cells], { bom: true, delimiter: ';', record_delimiter: 'windows' });
}

/** As it is dialled in France, with spaces: neither a formula nor a number that loses its zero. */
function writePhone(number: string): string {
  const phone = parsePhoneNumber(number);
  if (!phone) return number;
  return phone.countryCallingCode === '33'
    ? phone.formatNational()
    : phone.formatInternational().replace('+', '00 ');
}

/** `18/05/2027 14:00` */
function writeTime(instant: string | null, timeZone: string): string {
  if (instant === null) return '';
  return `${localDate(instant, timeZone).split('-').reverse().join('/')} ${localTime(instant, timeZone)}`;
}
