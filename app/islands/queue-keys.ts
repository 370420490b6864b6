/**
 * Keys of the moderation queue: j and k go through its lines, x ticks, o opens, a and r lead to the buttons. They act
 * only while the list has the focus, and a box switches them off (WCAG 2.1.4); none of them decides anything.
 */

const CHOICE = 'queue-keys';

export function mount(form: HTMLElement): void {
  const help = form.querySelector<HTMLElement>('[data-keys]');
  const choice = form.querySelector<HTMLInputElement>('[data-keys-switch]');
  const entries = [...form.querySelectorAll<HTMLElement>('[data-entry]')];
  if (!help || !choice) return;
  choice.checked = readChoice();
  choice.addEventListener('change', () => keepChoice(choice.checked));
  help.hidden = false;

  form.addEventListener('keydown', (event) => {
    const { target } = event;
    if (!choice.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(target instanceof HTMLElement) || isTyping(target)) return;
    const present = entries.findIndex((entry) => entry.contains(target));
    // A coordinator may reach the list by any way; elsewhere in the form the keys are nobody's.
    if (present === -1) return;
    const entry = entries[present];
    const acts: Partial<Record<string, () => void>> = {
      j: () => boxOf(entries[present + 1])?.focus(),
      k: () => boxOf(entries[present - 1])?.focus(),
      x: () => boxOf(entry)?.click(),
      o: () => entry?.querySelector<HTMLElement>('[data-open]')?.click(),
      a: () => form.querySelector<HTMLElement>('[data-approve]')?.focus(),
      r: () => form.querySelector<HTMLElement>('[name=motif]')?.focus(),
    };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function boxOf(entry: HTMLElement | undefined): HTMLInputElement | null | undefined {
  return entry?.querySelector<HTMLInputElement>('input[type=checkbox]');
}

/** Whether keys write there: boxes, links and buttons take none of ours. */
function isTyping(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return element.type !== 'checkbox';
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

/** Storage may be refused to the page: then the keys work, and the choice lasts as long as the page. */
function readChoice(): boolean {
  try {
    return localStorage.getItem(CHOICE) !== 'off';
  } catch {
    return true;
  }
}

function keepChoice(on: boolean): void {
  try {
    if (on) localStorage.removeItem(CHOICE);
    else localStorage.setItem(CHOICE, 'off');
  } catch {
    // As above.
  }
}
