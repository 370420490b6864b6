import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CalledList, CallList, WithoutContact } from '#app/components/call-list.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { SessionTitle } from '#app/components/session-title.tsx';
import { When } from '#app/components/when.tsx';
import { readForm } from '#app/forms/sent-form.ts';
import { listPeopleToCall } from '#app/mail/calls.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { listCalledPeople, listPeopleWithoutContact, markCalled, undoCall } from '#db/calls.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/appels`: whom no message reached, for the organisation that holds the session. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection } = context;
  const session = await getOwnSession(connection, params.id ?? '', account.organisationId);
  const [people, called, withoutContact] = await Promise.all([
    listPeopleToCall(context, session.id, context.now()),
    listCalledPeople(connection, session.id),
    listPeopleWithoutContact(connection, session.id),
  ]);
  return {
    page: { title: `${textIn(context.locale).calls.title}, ${session.title}`, hidden: true },
    formToken,
    session,
    people,
    called,
    withoutContact,
  };
}

/** More than a person can be told at once. */
const MESSAGES_PER_CALL = 50;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, locale } = context;
  const { account } = signedIn;
  const session = await getOwnSession(connection, params.id ?? '', account.organisationId);
  const registrationId = String(form.get('inscription') ?? '');
  switch (form.get('geste')) {
    case 'appele': {
      const messageIds = form.getAll('message').slice(0, MESSAGES_PER_CALL).map(String);
      const call = { sessionId: session.id, registrationId, messageIds, accountId: account.id };
      await markCalled(connection, call, context.now());
      break;
    }
    case 'remettre':
      await undoCall(connection, {
        sessionId: session.id,
        registrationId,
        at: String(form.get('le') ?? ''),
      });
      break;
    default:
      throw new Response(null, { status: 400 });
  }
  return redirect(localePath(locale, `/mediation/ateliers/${session.id}/appels`), 303);
}

export default function Calls() {
  const { session, people, called, withoutContact, formToken } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.calls;
  return (
    <>
      <PageHeading
        kicker={
          <a href={href(`/mediation/ateliers/${session.id}`)}>
            <SessionTitle session={session} />
          </a>
        }
        title={words.title}
        lead={people.length > 0 ? words.lead : words.none}
      >
        <p className="first-capital">
          <When span={session} withYear />
        </p>
      </PageHeading>
      <div className="stack-wide">
        <CallList people={people} formToken={formToken} />
        <WithoutContact names={withoutContact} />
        <CalledList people={called} timeZone={session.timeZone} formToken={formToken} />
      </div>
    </>
  );
}
