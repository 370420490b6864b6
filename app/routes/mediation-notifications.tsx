import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { NotificationsForm } from '#app/components/notifications-form.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { checkForm } from '#app/forms/form.ts';
import { notificationsShape } from '#app/forms/notifications.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { chooseNotifications, findNotificationChoices } from '#db/mediator-notifications.server.ts';

export const headers = privateHeaders;

/** `/mediation/notifications`: what a mediator is written to about the sessions they hold. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  return {
    page: { title: textIn(context.locale).notifications.page.title, hidden: true },
    formToken,
    email: account.email,
    choices: await findNotificationChoices(context.connection, account.id),
    saved: new URL(request.url).searchParams.has('enregistre'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const sent = await readForm(request, context);
  checkFormToken(sent, signedIn);
  const form = checkForm(notificationsShape, sent);
  if (form.kind === 'invalid') return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  await chooseNotifications(context.connection, signedIn.account.id, form.values, context.now());
  return redirect(localePath(context.locale, '/mediation/notifications?enregistre=1'), 303);
}

export default function Notifications() {
  const { email, choices, saved, formToken } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.notifications.page;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={words.title}
        lead={words.lead}
      />
      <div className="stack-wide">
        {saved && !form && (
          <p className="notice notice-success" role="status">
            {words.saved}
          </p>
        )}
        <p>
          {words.address(email)} {words.noNames}
        </p>
        <NotificationsForm choices={choices} form={form} formToken={formToken} />
        <p className="soft">{words.always}</p>
      </div>
    </>
  );
}
