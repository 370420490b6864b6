import { redirect } from '@remix-run/node';
import { askableContacts } from '#app/domain/offer.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { acceptOffer } from '#db/offers.server.ts';
import { cancelRegistration } from '#db/registrations.server.ts';

/**
 * Answers an offer of freed seats; `back` is the address of the registration's page, which shows what became of it.
 * Undefined when the session takes no answer any more.
 */
export async function answerOffer(
  answer: 'accept' | 'decline',
  registrationId: string,
  back: string,
  { connection, catalogue, settings, now }: RequestContext,
): Promise<Response | undefined> {
  const answerTo = answer === 'accept' ? acceptOffer : cancelRegistration;
  const outcome = await answerTo(connection, registrationId, now(), askableContacts(settings));
  switch (outcome.kind) {
    case 'closed':
      return undefined;
    case 'no_offer':
      return redirect(`${back}?trop-tard=1`, 303);
    case 'accepted':
    case 'cancelled':
      if (outcome.labelChanged) await catalogue.refresh();
  }
  return redirect(back, 303);
}
