/**
 * Everything the browser runs. Pages are complete without it; an island is an element marked `data-island`, and its
 * module loads only where one stands on the page.
 */
const islands: Record<string, () => Promise<{ mount: (element: HTMLElement) => void }>> = {
  map: () => import('./islands/map.ts'),
  pin: () => import('./islands/pin.ts'),
  locate: () => import('./islands/locate.ts'),
  suggest: () => import('./islands/suggest.ts'),
  print: () => import('./islands/print.ts'),
  copy: () => import('./islands/copy.ts'),
  'draft-saver': () => import('./islands/draft-saver.ts'),
  'check-in': () => import('./islands/check-in.ts'),
  'full-screen': () => import('./islands/full-screen.ts'),
  live: () => import('./islands/live.ts'),
  'queue-keys': () => import('./islands/queue-keys.ts'),
  'sign-out': () => import('./islands/sign-out.ts'),
};

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
  const load = islands[element.dataset.island ?? ''];
  if (load) void load().then(({ mount }) => mount(element));
}

// Names that a phone keeps for the door leave it a day after the session, whatever page is opened then.
void window.caches?.keys().then(async (names) => {
  if (names.length > 0) await (await import('./islands/kept-lists.ts')).forgetExpiredLists();
});
