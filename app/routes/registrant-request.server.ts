import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { askableContacts } from '#app/domain/offer.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath } from '#app/text/locale.ts';
import { getRegistrant } from '#db/registrants.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';

/**
 * The registration that an address of a mediator's space names, with its session. Throws a 404 response for another
 * organisation's, and what `requireMediator` throws.
 */
export async function loadRegistrant({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { organisationId } = account;
  const { id: sessionId = '', registrationId = '' } = params;
  const session = await getOwnSession(context.connection, sessionId, organisationId);
  const registrant = await getRegistrant(context.connection, { sessionId, registrationId, organisationId });
  return { formToken, session, registrant };
}

/** A form that a mediator sends about one registration: what it names, who sends it, and where its page is. */
export async function readRegistrantForm({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { account } = signedIn;
  const { id: sessionId = '', registrationId = '' } = params;
  return {
    form,
    own: { sessionId, registrationId, organisationId: account.organisationId },
    circumstances: {
      accountId: account.id,
      now: context.now(),
      askable: askableContacts(context.settings),
    },
    page: localePath(context.locale, `/mediation/ateliers/${sessionId}/inscriptions/${registrationId}`),
  };
}
