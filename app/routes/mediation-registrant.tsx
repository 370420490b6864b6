import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { RegistrantDetails } from '#app/components/registrant-details.tsx';
import { When } from '#app/components/when.tsx';
import { textIn } from '#app/text/locale.ts';
import { getRegistrant } from '#db/registrants.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/inscriptions/:registrationId`: one registration, as the mediators of the session see it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { organisationId } = account;
  const { id: sessionId = '', registrationId = '' } = params;
  const session = await getOwnSession(context.connection, sessionId, organisationId);
  const own = { sessionId, registrationId, organisationId };
  const registrant = await getRegistrant(context.connection, own);
  const { noName } = textIn(context.locale).registrants.page;
  return {
    page: { title: registrant.name ?? noName, hidden: true },
    formToken,
    session,
    registrant,
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export default function OwnRegistrant() {
  const { session, registrant, done } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.registrants.page;
  const own = href(`/mediation/ateliers/${session.id}`);
  const waiting = registrant.position !== undefined;
  return (
    <>
      <PageHeading kicker={<a href={own}>{session.title}</a>} title={registrant.name ?? words.noName}>
        <p className="first-capital">
          <When span={session} withYear />
        </p>
      </PageHeading>
      <div className="stack-wide">
        {done === 'inscrit' && (
          <p className={waiting ? 'notice notice-warning' : 'notice notice-success'} role="status">
            {waiting ? words.wait : words.signedUp}
          </p>
        )}
        <RegistrantDetails registrant={registrant} timeZone={session.timeZone} />
        <p className="row">
          <a className="button button-quiet" href={`${own}/inscrire`}>
            {text.registrants.signUp.another}
          </a>
          <a href={`${own}#inscrits`}>{words.back}</a>
        </p>
      </div>
    </>
  );
}
