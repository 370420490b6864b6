import { nextTap, type Tick, walkInToTakeBack } from '#app/domain/check-in.ts';
import { fillIn } from '#app/text/fill-in.ts';
import { type CheckInWords, readPage, showState, withTicks } from './check-in-view.ts';
import { forgetLists, keepList } from './kept-lists.ts';
import { makeSender, type Outcome } from './tick-sender.ts';
import { newDeviceId, openTickStore, type TickStore, type WaitingTick } from './tick-store.ts';

/** Milliseconds: how often the list is asked for what other phones ticked, and the waits after a sending that failed. */
const ASKING = 30_000;
const FIRST_RETRY = 3_000;
const LONGEST_RETRY = 60_000;

/** Ticks at once on the phone and sends when there is a network. Where nothing can be kept, the forms do their work. */
export function mount(root: HTMLElement): void {
  openTickStore().then(
    (store) => start(root, store),
    () => undefined,
  );
}

async function start(root: HTMLElement, store: TickStore): Promise<void> {
  const { session: sessionId = '', path = '', until = '' } = root.dataset;
  const words: CheckInWords = JSON.parse(root.dataset.words ?? '{}');
  const part = (role: string) => root.querySelector<HTMLElement>(`[data-role=${role}]`);
  const send = makeSender(store, sessionId, `${path}/envoi`);
  let state = readPage(root);
  let waiting: WaitingTick[] = await store.waiting(sessionId);
  let sending = false;
  let again = false;
  let retry = FIRST_RETRY;
  let timer: number | undefined;

  const show = () => showState(root, withTicks(state, waiting), words);

  function say(kind: Outcome['kind'] | undefined): void {
    const status = part('status');
    const signIn = part('sign-in');
    if (!status || !signIn) return;
    const now = new Date();
    const count = waiting.length;
    const rule = new Intl.PluralRules(document.documentElement.lang).select(count);
    const toSend = count > 0 ? `${fillIn(words.waiting[rule] ?? words.waiting.other, { count })}. ` : '';
    signIn.hidden = kind !== 'sign_in';
    if (kind === 'sign_in') status.textContent = toSend + words.signIn;
    else if (kind === 'closed') status.textContent = toSend + words.closed;
    else if (count > 0) status.textContent = toSend + words.retried;
    else if (kind === 'sent') {
      const minute = String(now.getMinutes()).padStart(2, '0');
      status.textContent = fillIn(words.sent, { hour: now.getHours(), minute });
    }
  }

  async function sendAll(): Promise<void> {
    again = sending;
    if (sending) return;
    sending = true;
    window.clearTimeout(timer);
    const outcome = await send();
    waiting = await store.waiting(sessionId);
    if (outcome.kind === 'sent') {
      state = outcome.state;
      retry = FIRST_RETRY;
    } else retry = Math.min(retry * 2, LONGEST_RETRY);
    sending = false;
    show();
    say(outcome.kind);
    timer = window.setTimeout(() => void sendAll(), outcome.kind === 'sent' ? ASKING : retry);
    if (again) void sendAll();
  }

  async function tap(of: Pick<Tick, 'kind' | 'id' | 'seats'>): Promise<void> {
    const previous = waiting.find(({ kind, id }) => kind === of.kind && id === of.id);
    const at = nextTap(previous?.at, new Date().toISOString());
    const tick: WaitingTick = { ...of, at, deviceId: store.deviceId, sessionId };
    waiting = [...waiting.filter((one) => one !== previous), tick];
    show();
    await store.keep([tick]);
    say(undefined);
    void sendAll();
  }

  root.addEventListener('submit', (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)) return;
    const { row, gesture } = form.dataset;
    if (row === undefined && gesture === undefined) return;
    event.preventDefault();
    if (row !== undefined) void tap({ kind: 'registration', id: row, seats: Number(button.value) });
    else if (button.value === 'ajouter') void tap({ kind: 'walk_in', id: newDeviceId(), seats: 1 });
    else {
      const last = walkInToTakeBack(withTicks(state, waiting).walkIns, store.deviceId);
      if (last) void tap({ kind: 'walk_in', id: last.id, seats: 0 });
    }
  });
  window.addEventListener('online', () => void sendAll());
  window.addEventListener('offline', () => say('offline'));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendAll();
  });
  part('wipe')?.addEventListener('click', () => {
    if (waiting.length > 0 && !window.confirm(words.wipeAnyway)) return;
    void wipe();
  });

  async function wipe(): Promise<void> {
    await store.replace(waiting.map((before) => ({ before })));
    waiting = await store.waiting(sessionId);
    await forgetLists((name) => name.endsWith(`|${path}`));
    const registration = await navigator.serviceWorker?.getRegistration(path);
    await registration?.unregister();
    const kept = part('kept');
    if (kept) kept.textContent = words.wiped;
    show();
  }

  show();
  const phone = part('phone');
  if (phone) phone.hidden = false;
  await sendAll();
  const keeps = await keepList(path, Date.parse(until));
  const kept = part('kept');
  if (kept) kept.textContent = keeps ? (kept.dataset.kept ?? '') : words.notKept;
}
