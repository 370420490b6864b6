import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { checkFormToken, findSignedIn } from '#app/auth/guards.server.ts';
import { clearSignInCookie, readSignInCookie } from '#app/auth/sign-in-cookie.server.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath } from '#app/text/locale.ts';
import { signOut } from '#db/sign-ins.server.ts';

/** The address typed by hand signs nobody out: a GET changes nothing. */
export function loader({ context }: LoaderFunctionArgs) {
  return redirect(localePath(context.locale, '/connexion'));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await findSignedIn(request, context);
  const token = readSignInCookie(request, context.settings);
  if (signedIn && token !== undefined) {
    checkFormToken(await readForm(request, context), signedIn);
    await signOut(context.connection, token);
  }
  return redirect(localePath(context.locale, '/'), {
    status: 303,
    headers: { 'Set-Cookie': clearSignInCookie(context.settings) },
  });
}
