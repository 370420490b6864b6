/** A pause in typing, in milliseconds. */
const PAUSE = 1_500;
/** The least time between two savings: the server counts forms. */
const INTERVAL = 10_000;
/** After a saving that failed. */
const RETRY = 15_000;

/**
 * Keeps a form after each pause in typing, by a POST of all its fields to `data-target`. Says so politely
 * (`data-saved`, with the hour and minute in place of `{hour}` and `{minute}`), or that it could not (`data-failed`), and then tries again.
 * What is not kept yet when the page is left is sent on the way out. Nothing that is typed is ever changed.
 */
export function mount(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  const { target, saved = '', failed = '' } = form.dataset;
  const status = form.querySelector('[role=status]');
  if (!target || !status) return;

  let typed = false;
  let sending = false;
  let leaving = false;
  let lastSaving = 0;
  let timer: number | undefined;

  const fields = () => {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') values.append(name, value);
    return values;
  };
  const plan = (delay: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), Math.max(delay, lastSaving + INTERVAL - Date.now()));
  };

  async function save(): Promise<void> {
    if (!typed || sending || leaving) return;
    sending = true;
    typed = false;
    lastSaving = Date.now();
    const answer = await fetch(target ?? '', { method: 'POST', body: fields() }).catch(() => undefined);
    sending = false;
    if (answer?.ok) {
      say(saved, new Date());
      if (typed) plan(PAUSE);
    } else if (answer?.status === 404) {
      // It has become sessions, or a colleague threw it away: there is nothing to keep it in.
    } else {
      typed = true;
      say(failed, new Date());
      plan(RETRY);
    }
  }

  function say(sentence: string, now: Date): void {
    if (!status) return;
    status.textContent = sentence
      .replace('{hour}', String(now.getHours()))
      .replace('{minute}', String(now.getMinutes()).padStart(2, '0'));
  }

  form.addEventListener('input', () => {
    typed = true;
    plan(PAUSE);
  });
  form.addEventListener('submit', () => {
    // The form itself goes now, with everything in it.
    leaving = true;
  });
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
  window.addEventListener('pagehide', () => {
    if (typed && !leaving) navigator.sendBeacon(target, fields());
  });
}
