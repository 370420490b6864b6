import { setTimeout } from 'node:timers/promises';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { findSignedIn } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { readReturnPath } from '#app/auth/return-path.ts';
import { writeSignInCookie } from '#app/auth/sign-in-cookie.server.ts';
import { ErrorSummary, Field } from '#app/components/field.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { signInShape } from '#app/forms/sign-in.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { type Account, listDemoAccounts } from '#db/accounts.server.ts';
import { requestSignInLink, signInToDemo } from '#db/sign-ins.server.ts';

export const headers = privateHeaders;

/** Longer than writing a link takes, so that the time of the answer tells nothing of whether there is an account. */
const ANSWER_AFTER_MS = 150;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const signedIn = await findSignedIn(request, context);
  const { demo } = context.settings;
  return {
    page: { title: textIn(context.locale).signIn.title, hidden: true },
    sent: searchParams.has('envoye'),
    demo,
    signedIn: signedIn && { name: signedIn.account.name, formToken: signedIn.formToken },
    continueTo: readReturnPath(
      searchParams.get('retour'),
      localePath(context.locale, homeOf(signedIn?.account)),
    ),
    demoAccounts: demo
      ? (await listDemoAccounts(context.connection)).map(({ id, name, role, organisationName }) => ({
          id,
          name,
          role,
          organisationName,
        }))
      : [],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, context);
  const returnTo = new URL(request.url).searchParams.get('retour');
  const demoAccount = form.get('compte');
  if (context.settings.demo && typeof demoAccount === 'string') {
    const opened = /^[\w-]{1,60}$/.test(demoAccount)
      ? await signInToDemo(context.connection, demoAccount, context.now())
      : undefined;
    if (!opened) throw new Response(null, { status: 404 });
    return redirect(readReturnPath(returnTo, localePath(context.locale, homeOf(opened.account))), {
      status: 303,
      headers: { 'Set-Cookie': writeSignInCookie(context.settings, opened.token) },
    });
  }
  const outcome = checkForm(signInShape, form);
  if (outcome.kind === 'invalid')
    return data({ errors: outcome.errors, typed: outcome.typed }, { status: 422 });
  const back = readReturnPath(returnTo, '');
  await Promise.all([
    requestSignInLink(
      context.connection,
      {
        email: outcome.values.email,
        locale: context.locale,
        ...(back === '' ? {} : { returnTo: back }),
      },
      context.now(),
    ),
    setTimeout(ANSWER_AFTER_MS),
  ]);
  const query = back === '' ? '' : `&retour=${encodeURIComponent(back)}`;
  return redirect(`${localePath(context.locale, '/connexion')}?envoye=1${query}`, 303);
}

export default function SignIn() {
  const { sent, demo, signedIn, continueTo, demoAccounts } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.signIn;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <div className="stack-wide">
        {signedIn && (
          <section className="notice stack">
            <p>{words.already(signedIn.name)}</p>
            <form method="post" action={href('/deconnexion')} data-island="sign-out" className="row">
              <FormToken value={signedIn.formToken} />
              <a className="button" href={continueTo}>
                {words.continue}
              </a>
              <button type="submit" className="button button-quiet">
                {words.signOut}
              </button>
            </form>
          </section>
        )}
        {sent && (
          <section className="notice notice-success stack" role="status">
            <h2>{words.sentTitle}</h2>
            <p>{words.sent}</p>
            <p>{words.sentNothing}</p>
            {demo && (
              <p>
                <a href={href('/demo/messages')}>{words.sentInDemo}</a>
              </p>
            )}
          </section>
        )}
        <form method="post" action={address} className="form" noValidate>
          <ErrorSummary form={form} labels={{ email: words.email }} />
          <Field
            name="email"
            type="email"
            label={words.email}
            hint={words.emailHint}
            form={form}
            autoComplete="email"
            inputMode="email"
            spellCheck={false}
          />
          <button type="submit" className="button">
            {words.send}
          </button>
        </form>
        <p>
          <a href={href('/rejoindre')}>{text.newcomer.door}</a>
        </p>
        {demoAccounts.length > 0 && (
          <section className="card stack">
            <h2>{words.demoTitle}</h2>
            <p>{words.demoLead}</p>
            <form method="post" action={address}>
              <ul className="stack">
                {demoAccounts.map((account) => (
                  <li key={account.id} className="row">
                    <button type="submit" name="compte" value={account.id} className="button button-quiet">
                      {words.demoEnter(account.name)}
                    </button>
                    <span className="soft">
                      {[words[account.role], account.organisationName].filter(Boolean).join(' · ')}
                    </span>
                  </li>
                ))}
              </ul>
            </form>
          </section>
        )}
      </div>
    </>
  );
}

function homeOf(account: Account | undefined): string {
  return account?.role === 'coordinator' ? '/coordination' : '/mediation';
}
