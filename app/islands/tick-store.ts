import { nameOf, type Tick } from '#app/domain/check-in.ts';

/**
 * Ticks that this phone has still to send, in IndexedDB: ids and numbers, never a name. They stay until the server has
 * them, whatever becomes of the page.
 */
export type WaitingTick = Tick & {
  sessionId: string;
  /** Since when `at` is by the server's clock: it is corrected once, so that a tick sent again is the same. */
  corrected?: true;
};

export type TickStore = {
  deviceId: string;
  waiting(sessionId: string): Promise<WaitingTick[]>;
  /** One tick a name: a later tap takes the place of the one before. Answers when it is kept. */
  keep(ticks: readonly WaitingTick[]): Promise<void>;
  /** Puts `after` in the place of each tick, or nothing, unless its name was tapped again meanwhile. */
  replace(ticks: readonly { before: WaitingTick; after?: WaitingTick }[]): Promise<void>;
};

/** @throws where the browser keeps nothing; the page then works by its forms */
export async function openTickStore(): Promise<TickStore> {
  const request = indexedDB.open('accueil', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('ticks');
    request.result.createObjectStore('device');
  };
  const database = await answerOf(request);
  const known: unknown = await answerOf(database.transaction('device').objectStore('device').get('id'));
  const deviceId = typeof known === 'string' ? known : newDeviceId();
  const write = (store: 'ticks' | 'device', work: (store: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(store, 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      work(transaction.objectStore(store));
    });
  if (known !== deviceId) await write('device', (store) => store.put(deviceId, 'id'));

  return {
    deviceId,
    async waiting(sessionId) {
      const all: WaitingTick[] = await answerOf(database.transaction('ticks').objectStore('ticks').getAll());
      return all.filter((tick) => tick.sessionId === sessionId);
    },
    keep: (ticks) =>
      write('ticks', (store) => {
        for (const tick of ticks) store.put(tick, keyOf(tick));
      }),
    replace: (ticks) =>
      write('ticks', (store) => {
        for (const { before, after } of ticks) {
          const stored: IDBRequest<WaitingTick | undefined> = store.get(keyOf(before));
          stored.onsuccess = () => {
            if (stored.result?.at !== before.at) return;
            if (after) store.put(after, keyOf(before));
            else store.delete(keyOf(before));
          };
        }
      }),
  };
}

function keyOf(tick: WaitingTick): string {
  return `${tick.sessionId} ${nameOf(tick)}`;
}

/** Random, and of use to nobody: it tells two phones apart when both tick at one instant. */
export function newDeviceId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
