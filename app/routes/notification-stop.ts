import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { readNotificationToken } from '#app/auth/notification-token.server.ts';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { localePath } from '#app/text/locale.ts';
import { stopNotifications } from '#db/mediator-notifications.server.ts';

/** `/notifications/:token/arret`, opened by hand or by a scanner: changes nothing, leads to the page with the button. */
export function loader({ params, context }: LoaderFunctionArgs) {
  readNotificationToken(params.token, context);
  return redirect(localePath(context.locale, `/notifications/${params.token}`), {
    status: 303,
    headers: secretAddressHeaders(),
  });
}

/**
 * The POST of a mail program's own "unsubscribe" button (RFC 8058): ends the mails of that subject and does nothing
 * else, without asking, and answers without a page. Doing it twice is the same.
 */
export async function action({ params, context }: ActionFunctionArgs) {
  const { accountId, subject } = readNotificationToken(params.token, context);
  await stopNotifications(context.connection, accountId, subject, context.now());
  return new Response(null, { status: 204, headers: secretAddressHeaders() });
}
