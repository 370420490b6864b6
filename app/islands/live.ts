/**
 * Numbers that move by themselves. The server says that something moved (app/server/live-updates.server.ts); the page
 * then asks for itself again and takes over what is marked `data-live`, so that every number is written in one place.
 */

const ADDRESS = '/chiffres/direct';
/** No page asks for itself more often than this; a busy day is one answer of the cache a second. */
const LEAST_BETWEEN = 1000;
/** While the server cannot tell, or no longer keeps the connection. */
const ASK_EVERY = 15_000;
/** Screen readers are told of the numbers no more often than this. */
const ANNOUNCE_EVERY = 60_000;

/**
 * `data-live-events`: which events matter (`figures`, `figures acts`). A `role="status"` inside, if any, reads aloud the
 * text of the element that its `data-reads` names.
 */
export function mount(element: HTMLElement): void {
  const names = (element.dataset.liveEvents ?? 'figures').split(' ');
  const status = element.querySelector<HTMLElement>('[role=status][data-reads]');
  let source: EventSource | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let askedAt = 0;
  let announcedAt = Date.now();
  /** What the page's answer said of an element that was taken over: it carries a mark since. */
  const taken = new WeakMap<Element, string>();

  function askSoon(): void {
    waiting ??= setTimeout(
      () => {
        waiting = undefined;
        askedAt = Date.now();
        void takeOver().catch(() => undefined);
      },
      Math.max(0, askedAt + LEAST_BETWEEN - Date.now()),
    );
  }

  async function takeOver(): Promise<void> {
    const response = await fetch(location.href, { cache: 'no-cache', headers: { Accept: 'text/html' } });
    // Somebody whose sign-in ended is led elsewhere.
    if (!response.ok || response.redirected) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    let moved = false;
    for (const own of document.querySelectorAll<HTMLElement>('[data-live]')) {
      const other = fresh.querySelector<HTMLElement>(`[data-live="${own.dataset.live}"]`);
      const before = taken.get(own) ?? own.outerHTML;
      if (!other || other.outerHTML === before || own.contains(document.activeElement)) continue;
      taken.set(other, other.outerHTML);
      // Styles may show for a moment what moved.
      other.dataset.moved = '';
      own.replaceWith(document.adoptNode(other));
      moved = true;
    }
    if (moved) announce();
  }

  function announce(): void {
    const read = status && document.getElementById(status.dataset.reads ?? '');
    if (!status || !read || Date.now() < announcedAt + ANNOUNCE_EVERY) return;
    announcedAt = Date.now();
    status.textContent = read.textContent;
  }

  function listen(): void {
    source = new EventSource(ADDRESS);
    for (const name of names) source.addEventListener(name, askSoon);
    source.addEventListener('open', () => {
      clearInterval(polling);
      polling = undefined;
      // What moved since the page was made.
      askSoon();
    });
    source.addEventListener('error', () => {
      // The browser tries again by itself, unless it was refused.
      polling ??= setInterval(() => {
        askSoon();
        if (source?.readyState === EventSource.CLOSED) listen();
      }, ASK_EVERY);
    });
  }

  function rest(): void {
    source?.close();
    source = undefined;
    clearInterval(polling);
    polling = undefined;
    clearTimeout(waiting);
    waiting = undefined;
  }

  // One connection for each tab that somebody sees.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) rest();
    else if (!source) listen();
  });
  // Kept pages (back, forward) may not hold connections.
  addEventListener('pagehide', rest);
  addEventListener('pageshow', () => {
    if (!source && !document.hidden) listen();
  });
  if (!document.hidden) listen();
}
