import { askableContacts } from '#app/domain/offer.ts';
import { lapseDueOffers } from '#db/offers.server.ts';
import type { Application } from './context.server.ts';
import { repeatWork } from './repeated-work.server.ts';

const RHYTHM = { firstAfter: 2_000, every: 60_000 };

/** Passes the seats of offers that nobody answered on to the next who waits, soon after the start and every minute. */
export function startOfferExpiry({
  connection,
  settings,
  now,
}: Pick<Application, 'connection' | 'settings' | 'now'>): () => Promise<void> {
  const askable = askableContacts(settings);
  return repeatWork(RHYTHM, [
    {
      name: 'The expiry of offers',
      run: (stopping) => lapseDueOffers(connection, now(), askable, stopping),
    },
  ]);
}
