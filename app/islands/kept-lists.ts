/**
 * Check-in pages that this phone keeps to open them without a network. Their names leave it a day after the session,
 * when somebody signs out, and on demand. The service worker public/accueil-sw.js reads the same caches.
 */
const PREFIX = 'accueil|';

/** Keeps the page that is open, with its files. False where the browser cannot. */
export async function keepList(path: string, until: number): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return false;
  await forgetLists((name) => name.endsWith(`|${path}`) && !name.startsWith(`${PREFIX}${until}|`));
  if (until < Date.now()) return false;
  try {
    await navigator.serviceWorker.register('/accueil-sw.js', { scope: path });
    const cache = await caches.open(`${PREFIX}${until}|${path}`);
    const page = await fetch(path);
    // Signed out meanwhile: what came is another page.
    if (page.ok && !page.redirected) await cache.put(path, page);
    await cache.addAll(filesOfPage());
    return true;
  } catch {
    // Without a network what was kept before stays as it is.
    return caches.has(`${PREFIX}${until}|${path}`);
  }
}

/** Every file of ours that the page has asked for. */
function filesOfPage(): string[] {
  const asked = performance.getEntriesByType('resource').map(({ name }) => name);
  const named = [...document.querySelectorAll<HTMLLinkElement>('link[href]')]
    .filter(({ rel }) => /stylesheet|icon|manifest|preload/.test(rel))
    .map(({ href }) => href);
  const ours = [...asked, ...named].filter((address) => {
    const { origin, pathname } = new URL(address);
    return origin === location.origin && /^\/(assets\/|[^/]+\.(svg|webmanifest|png)$)/.test(pathname);
  });
  return [...new Set(ours)];
}

/** Deletes kept pages: those that `chosen` names, or all. */
export async function forgetLists(chosen: (name: string) => boolean = () => true): Promise<void> {
  if (!('caches' in window)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && chosen(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Deletes those whose day has come. */
export function forgetExpiredLists(): Promise<void> {
  return forgetLists((name) => Number(name.split('|')[1]) < Date.now());
}
