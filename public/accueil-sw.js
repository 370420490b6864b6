/**
 * Opens a check-in page without a network. Registered for one list alone (its scope is the address of its page) by
 * app/islands/check-in.ts, which keeps the page and what it needs in a cache named `accueil|UNTIL|PATH`. UNTIL, in
 * milliseconds, is when names have to leave the phone.
 */
const PREFIX = 'accueil|';
/** Milliseconds that a page may take where there is half a network. */
const PATIENCE = 5000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), forgetExpired()]));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(answerPage(request));
  else event.respondWith(answerFile(request));
});

/** The page as it is now, or as it was kept. Who may not see it any more loses the kept one. */
async function answerPage(request) {
  await forgetExpired();
  const { pathname } = new URL(request.url);
  const name = (await caches.keys()).find((each) => each.startsWith(PREFIX) && each.endsWith(`|${pathname}`));
  if (name === undefined) return fetch(request);
  const cache = await caches.open(name);
  const kept = await cache.match(pathname);
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok) await cache.put(pathname, answer.clone());
    else if (answer.type === 'opaqueredirect' || answer.status === 404) await caches.delete(name);
    return answer;
  });
  if (!kept) return fresh;
  const patience = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([fresh.catch(() => kept), patience]);
}

/** Names of files change with their content: the kept one is the right one. */
async function answerFile(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function forgetExpired() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && Number(name.split('|')[1]) < Date.now()) await caches.delete(name);
  }
}
