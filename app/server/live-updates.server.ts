/**
 * Tells open pages that figures moved, so that they ask for themselves again: server-sent events (WHATWG HTML, section
 * 9.2) without any content. While nobody looks, nothing is asked of the database.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ActivityMarks, readActivityMarks } from '#db/activity-marks.server.ts';
import type { Application } from './context.server.ts';

/** Where pages listen; answered before any route. */
export const LIVE_PATH = '/chiffres/direct';

export type LiveEvent = 'figures' | 'acts';

export type LiveUpdates = {
  /**
   * Keeps a page's connection open until either side leaves. `figures` is told of what the public sees, at most twice a
   * second; `acts` too when `seesActs`. Beyond the limits it answers 503, and the page asks from time to time instead.
   */
  follow(request: IncomingMessage, response: ServerResponse, who: { group: string; seesActs: boolean }): void;
  /** How many pages are listening. */
  readonly followers: number;
  /** Ends every connection: the process stops. */
  close(): void;
};

const LOOK_EVERY = 500;
/** Some changes move no mark (a seat given back in a room that stays open): everybody looks again once a minute. */
const AT_LEAST_EVERY = 60_000;
/** Proxies close what is silent; a comment every so often keeps it open. */
const BREATHE_EVERY = 20_000;
const MOST_FOLLOWERS = 2000;
const MOST_OF_ONE_ADDRESS = 50;
/** Bytes waiting for a page that does not read them. */
const MOST_UNREAD = 16_384;

type Follower = { response: ServerResponse; group: string; seesActs: boolean };

export function makeLiveUpdates(
  { connection, catalogue }: Pick<Application, 'connection' | 'catalogue'>,
  { lookEvery = LOOK_EVERY, atLeastEvery = AT_LEAST_EVERY, breatheEvery = BREATHE_EVERY } = {},
): LiveUpdates {
  const followers = new Set<Follower>();
  const ofAddress = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let seen: (ActivityMarks & { version: number }) | undefined;
  let toldAt = 0;
  let breathedAt = 0;
  let failing = false;
  let closed = false;

  async function look(): Promise<void> {
    const before = seen;
    seen = { version: catalogue.version, ...(await readActivityMarks(connection)) };
    const now = Date.now();
    if (before === undefined) {
      toldAt = now;
      breathedAt = now;
      return;
    }
    const moved = before.version !== seen.version || before.registration !== seen.registration;
    if (moved || now - toldAt >= atLeastEvery) {
      toldAt = now;
      tell('event: figures\ndata:\n\n', () => true);
    }
    if (before.act !== seen.act) tell('event: acts\ndata:\n\n', ({ seesActs }) => seesActs);
    if (now - breathedAt >= breatheEvery) {
      breathedAt = now;
      tell(':\n\n', () => true);
    }
  }

  function tell(text: string, whom: (follower: Follower) => boolean): void {
    for (const follower of followers) {
      if (!whom(follower)) continue;
      if (follower.response.writableLength > MOST_UNREAD) follower.response.destroy();
      else follower.response.write(text);
    }
  }

  function lookAgain(after: number): void {
    timer = setTimeout(() => {
      look()
        .then(
          () => {
            failing = false;
          },
          (error: unknown) => {
            if (!failing) console.error('What moved could not be read, and is asked again.', error);
            failing = true;
          },
        )
        .finally(() => {
          if (followers.size > 0 && !closed) lookAgain(lookEvery);
          else rest();
        });
    }, after);
    timer.unref();
  }

  function rest(): void {
    timer = undefined;
    seen = undefined;
  }

  function leave(follower: Follower): void {
    if (!followers.delete(follower)) return;
    const left = (ofAddress.get(follower.group) ?? 1) - 1;
    if (left > 0) ofAddress.set(follower.group, left);
    else ofAddress.delete(follower.group);
  }

  return {
    get followers() {
      return followers.size;
    },

    follow(_request, response, { group, seesActs }) {
      const own = ofAddress.get(group) ?? 0;
      if (closed || followers.size >= MOST_FOLLOWERS || own >= MOST_OF_ONE_ADDRESS) {
        response.writeHead(503, { 'retry-after': '60', 'cache-control': 'no-store' }).end();
        return;
      }
      const follower = { response, group, seesActs };
      followers.add(follower);
      ofAddress.set(group, own + 1);
      response.on('close', () => leave(follower));
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // nginx would wait for more before it passes an event on.
        'x-accel-buffering': 'no',
      });
      response.write('retry: 5000\n\n');
      // At once: what moves from now on is told.
      if (timer === undefined) lookAgain(0);
    },

    close() {
      closed = true;
      clearTimeout(timer);
      for (const { response } of followers) response.end();
    },
  };
}
