import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { LetterForm, LetterPreview, SentLetters } from '#app/components/letter.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { decideLetter } from '#app/domain/letter.ts';
import { sessionState } from '#app/domain/session.ts';
import { checkForm } from '#app/forms/form.ts';
import { letterShape } from '#app/forms/letter.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { keepSigns } from '#app/text/format.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { newId } from '#db/identifiers.ts';
import { findLetterFacts, listLetters, sendLetter } from '#db/session-letters.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/message`: one message to everybody who is registered, read over before it leaves. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection } = context;
  const now = context.now();
  const session = await getOwnSession(connection, params.id ?? '', account.organisationId);
  const facts = await findLetterFacts(connection, session.id, now);
  return {
    page: { title: textIn(context.locale).registrants.letter.title, hidden: true },
    formToken,
    session,
    readers: facts.readers,
    decision: decideLetter({ ...facts, state: sessionState(session, now.toISOString()) }).kind,
    letters: await listLetters(connection, session.id),
    id: newId(),
    sent: new URL(request.url).searchParams.has('envoye'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const sent = await readForm(request, context);
  checkFormToken(sent, signedIn);
  const { connection, locale } = context;
  const session = await getOwnSession(connection, params.id ?? '', signedIn.account.organisationId);
  const form = checkForm(letterShape, sent);
  const { typed } = form;
  if (form.kind === 'invalid')
    return data({ errors: form.errors, typed, letter: undefined }, { status: 422 });
  const letter = form.values;
  switch (sent.get('geste')) {
    case 'relire':
      return data({ errors: {}, typed, letter });
    case 'changer':
      return data({ errors: {}, typed, letter: undefined });
    case 'envoyer': {
      const outcome = await sendLetter(connection, session.id, signedIn.account, letter, context.now());
      // The page says why not.
      if (outcome.kind !== 'sent' && outcome.kind !== 'already')
        return data({ errors: {}, typed, letter: undefined }, { status: 409 });
      return redirect(localePath(locale, `/mediation/ateliers/${session.id}/message?envoye=1`), 303);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function WriteLetter() {
  const { session, readers, decision, letters, id, sent, formToken } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.registrants.letter;
  return (
    <>
      <PageHeading
        kicker={<a href={href(`/mediation/ateliers/${session.id}`)}>{keepSigns(session.title)}</a>}
        title={words.title}
        lead={decision === 'send' ? words.lead(readers) : undefined}
      />
      <div className="stack-wide">
        {sent && !form && (
          <p className="notice notice-success" role="status">
            {words.sent}
          </p>
        )}
        {decision !== 'send' && <p className="notice notice-warning">{words.refused[decision]}</p>}
        {decision === 'send' && form?.letter && (
          <LetterPreview letter={form.letter} readers={readers} formToken={formToken} />
        )}
        {decision === 'send' && !form?.letter && <LetterForm form={form} id={id} formToken={formToken} />}
        <SentLetters letters={letters} timeZone={session.timeZone} />
      </div>
    </>
  );
}
