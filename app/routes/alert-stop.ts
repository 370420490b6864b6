import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { readAlertToken } from '#app/auth/alert-token.server.ts';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { localePath } from '#app/text/locale.ts';
import { stopAlert } from '#db/alerts.server.ts';

/** `/alertes/:token/arret`, opened by hand or by a scanner: changes nothing, leads to the page with the button. */
export function loader({ params, context }: LoaderFunctionArgs) {
  readAlertToken(params.token, context);
  return redirect(localePath(context.locale, `/alertes/${params.token}`), {
    status: 303,
    headers: secretAddressHeaders(),
  });
}

/**
 * The POST of a mail program's own "unsubscribe" button (RFC 8058): stops this alert and does nothing else, without
 * asking, and answers without a page. Doing it twice is the same.
 */
export async function action({ params, context }: ActionFunctionArgs) {
  await stopAlert(context.connection, readAlertToken(params.token, context));
  return new Response(null, { status: 204, headers: secretAddressHeaders() });
}
