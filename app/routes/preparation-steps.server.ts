import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { checkStep, readPreparation, type Step } from '#app/forms/preparation.ts';
import { readForm, type SentForm } from '#app/forms/sent-form.ts';
import { type Locale, localePath } from '#app/text/locale.ts';
import { getPreparation, savePreparation } from '#db/preparations.server.ts';

/** The last part of a step's address, under `/mediation/brouillons/:id/`. */
export const stepPaths: Record<Step, string> = { where: 'lieu', what: 'contenu', when: 'dates' };

export function stepPath(preparationId: string, step: Step): string {
  return `/mediation/brouillons/${preparationId}/${stepPaths[step]}`;
}

/**
 * What a step's page begins with. With `?verifier` the fields are shown with what is wrong with them.
 * @throws a redirect to sign in; a 404 response for another organisation's preparation
 */
export async function openStep({ request, params, context }: LoaderFunctionArgs, step: Step) {
  const { account, formToken } = await requireMediator(request, context);
  const preparation = await getPreparation(context.connection, params.id ?? '', account.organisationId);
  const asked = new URL(request.url).searchParams.has('verifier');
  return {
    account,
    formToken,
    preparation,
    errors: asked ? checkStep(step, preparation.typed) : {},
  };
}

/** Keeps what a step's form holds, whatever it is, before anything is checked. */
export async function keepStep({ request, params, context }: LoaderFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form: SentForm = await readForm(request, context);
  checkFormToken(form, signedIn);
  const id = params.id ?? '';
  const { connection } = context;
  const typed = await savePreparation(connection, id, signedIn.account, readPreparation(form), context.now());
  return { id, form, typed, account: signedIn.account };
}

export type Kept = Awaited<ReturnType<typeof keepStep>>;

/** The answer to a step that was kept: the next one, back to the space ("finish later"), or the form with its errors. */
export function answerStep({ id, form, typed }: Kept, locale: Locale, step: Step, next: Step) {
  if (isForLater(form)) return redirect(localePath(locale, '/mediation'), 303);
  const errors = checkStep(step, typed);
  if (Object.keys(errors).length > 0) return data({ errors, typed }, { status: 422 });
  return redirect(localePath(locale, stepPath(id, next)), 303);
}

export function isForLater(form: SentForm): boolean {
  return form.get('geste') === 'plus-tard';
}
