import type { CheckInState, Tick } from '#app/domain/check-in.ts';
import { describePresence } from '#app/text/fill-in.ts';

/** What the check-in page shows, read from it and written into it. */

export type CheckInWords = Record<'one' | 'some' | 'none' | 'notKept' | 'retried' | 'sent', string> &
  Record<'signIn' | 'closed' | 'wipeAnyway' | 'wiped', string> & {
    waiting: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
  };

/** How the list stood when the page was made. */
export function readPage(root: HTMLElement): Omit<CheckInState, 'now'> {
  const people = rowsOf(root).map((row) => {
    const seats = Number(row.dataset.seats);
    const more = row.querySelector<HTMLButtonElement>('[data-role=more]');
    const all = row.querySelector('[data-role=all]');
    const ticked = all?.getAttribute('aria-pressed') === 'true' ? seats : 0;
    return { id: row.dataset.row ?? '', seats, present: more ? Number(more.value) - 1 : ticked };
  });
  const walkIns = JSON.parse(root.dataset.walkIns ?? '[]');
  return { people, walkIns, forgottenSeats: Number(root.dataset.forgotten) };
}

/** The list as the server told it, with the taps that it does not have yet. */
export function withTicks(state: Omit<CheckInState, 'now'>, ticks: readonly Tick[]): typeof state {
  const seats = new Map(ticks.map((tick) => [`${tick.kind} ${tick.id}`, tick.seats]));
  const added = ticks.filter(
    ({ kind, id }) => kind === 'walk_in' && !state.walkIns.some((one) => one.id === id),
  );
  return {
    ...state,
    people: state.people.map((person) => ({
      ...person,
      present: seats.get(`registration ${person.id}`) ?? person.present,
    })),
    walkIns: [...state.walkIns, ...added].filter(({ id }) => seats.get(`walk_in ${id}`) !== 0),
  };
}

export function showState(root: HTMLElement, state: Omit<CheckInState, 'now'>, words: CheckInWords): void {
  const present = new Map(state.people.map((person) => [person.id, person.present]));
  for (const row of rowsOf(root)) showRow(row, present.get(row.dataset.row ?? '') ?? 0, words);
  const sum = state.people.reduce((all, person) => all + person.present, 0);
  write(root, '[data-count=present]', sum + state.walkIns.length + state.forgottenSeats);
  write(root, '[data-count=walk-ins]', state.walkIns.length);
  const undo = root.querySelector<HTMLButtonElement>('[data-gesture=walk-in] [value=retirer]');
  if (undo) undo.disabled = state.walkIns.length === 0;
  const rows = rowsOf(root).map(({ dataset }) => dataset.row);
  const newNames = root.querySelector<HTMLElement>('[data-role=new-names]');
  if (newNames) newNames.hidden = state.people.every(({ id }) => rows.includes(id));
}

function showRow(row: HTMLElement, present: number, words: CheckInWords): void {
  const seats = Number(row.dataset.seats);
  const button = (role: string) => row.querySelector<HTMLButtonElement>(`[data-role=${role}]`);
  const [all, less, more] = [button('all'), button('less'), button('more')];
  if (all) {
    all.value = String(present > 0 ? 0 : seats);
    all.setAttribute('aria-pressed', String(present > 0));
  }
  if (less) {
    less.value = String(present - 1);
    less.disabled = present === 0;
  }
  if (more) {
    more.value = String(present + 1);
    more.disabled = present >= seats;
  }
  write(row, '[data-role=state]', describePresence(words, present, seats));
}

function rowsOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-row]')];
}

function write(within: HTMLElement, selector: string, text: string | number): void {
  const element = within.querySelector(selector);
  if (element && element.textContent !== String(text)) element.textContent = String(text);
}
