import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { readPreparation } from '#app/forms/preparation.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { changedFields, typedSession } from '#app/forms/session-values.ts';
import { localePath } from '#app/text/locale.ts';
import { getOwnSession } from '#db/sessions.server.ts';
import { findUnsavedEdit, forgetUnsavedEdit, keepUnsavedEdit } from '#db/unsaved-edits.server.ts';

/**
 * `POST /mediation/ateliers/:id/garder`: what was typed over a session so far, kept for whoever typed it without a look at
 * it; the session stays as it is. With `geste=jeter` it is forgotten.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, locale } = context;
  const { account } = signedIn;
  const session = await getOwnSession(connection, params.id ?? '', account.organisationId);
  const whose = { accountId: account.id, sessionId: session.id };
  if (form.get('geste') === 'jeter') {
    await forgetUnsavedEdit(connection, whose);
    return redirect(localePath(locale, `/mediation/ateliers/${session.id}/modifier`), 303);
  }
  const typed = changedFields(typedSession(session), readPreparation(form));
  // Somebody who did not take up what was kept loses none of it by typing something else.
  const before = form.has('reprise') ? undefined : await findUnsavedEdit(connection, whose, context.now());
  await keepUnsavedEdit(connection, whose, { ...before?.typed, ...typed }, context.now());
  return new Response(null, { status: 204 });
}
