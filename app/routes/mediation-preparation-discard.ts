import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath } from '#app/text/locale.ts';
import { removePreparation } from '#db/preparations.server.ts';

/** `POST /mediation/brouillons/:id/jeter`: what was begun is forgotten. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  checkFormToken(await readForm(request, context), signedIn);
  await removePreparation(context.connection, params.id ?? '', signedIn.account.organisationId);
  return redirect(localePath(context.locale, '/mediation/ateliers/nouveau'), 303);
}
