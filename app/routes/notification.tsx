import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readNotificationToken } from '#app/auth/notification-token.server.ts';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { wantsAny } from '#app/domain/mediator-notification.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { findNotificationChoices, stopNotifications } from '#db/mediator-notifications.server.ts';

/** The address is the key: it must not travel in a Referer, nor stay in a cache or a search engine. */
export const headers: HeadersFunction = () => ({
  ...secretAddressHeaders(),
  'X-Robots-Tag': 'noindex, nofollow',
});

/** `/notifications/:token`: the link of a mail to a mediator, which ends mails of its kind by one button. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { accountId, subject } = readNotificationToken(params.token, context);
  const words = textIn(context.locale).notifications.stop;
  const wanted = wantsAny(await findNotificationChoices(context.connection, accountId), subject);
  return {
    page: { title: wanted ? words.titles[subject] : words.stoppedTitle, hidden: true },
    subject,
    wanted,
  };
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { accountId, subject } = readNotificationToken(params.token, context);
  await stopNotifications(context.connection, accountId, subject, context.now());
  return redirect(localePath(context.locale, `/notifications/${params.token}`), 303);
}

export default function StopNotifications() {
  const { subject, wanted } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.notifications.stop;
  return (
    <PageHeading
      title={wanted ? words.titles[subject] : words.stoppedTitle}
      lead={wanted ? words.leads[subject] : words.stopped}
    >
      {wanted && (
        <form method="post">
          <button type="submit" className="button">
            {words.button}
          </button>
        </form>
      )}
      <p>
        <a href={href('/mediation/notifications')}>{words.more}</a>
      </p>
    </PageHeading>
  );
}
