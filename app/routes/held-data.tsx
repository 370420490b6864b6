import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { makeRegistrationToken, readRegistrationToken } from '#app/auth/registration-token.server.ts';
import { HeldDataDetails } from '#app/components/held-data-details.tsx';
import { CorrectionForm, ErasureForm } from '#app/components/held-data-forms.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { askableContacts } from '#app/domain/offer.ts';
import { sessionState } from '#app/domain/session.ts';
import { describeHeldData } from '#app/feeds/held-data.ts';
import { correctionShape } from '#app/forms/correction.ts';
import { checkForm, type FieldErrors, type Typed } from '#app/forms/form.ts';
import { readForm, type SentForm } from '#app/forms/sent-form.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { correctHeldData, eraseHeldData, findHeldData } from '#db/held-data.server.ts';
import { forgetRegistrationsHere } from './session-sign-up.server.ts';

export const headers: HeadersFunction = () => ({
  ...secretAddressHeaders(),
  'X-Robots-Tag': 'noindex, nofollow',
});

/** `/inscriptions/:token/donnees`: what is kept of a registration; its person corrects and erases it here. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const held = await findHeldData(context.connection, await readRegistrationToken(params.token, context));
  const words = textIn(context.locale).yourData;
  const said = new URL(request.url).searchParams;
  if (!held) return { page: { title: words.nothing.title, hidden: true }, held };
  return {
    page: { title: words.pageTitle(held.session.title), hidden: true },
    held: {
      ...describeHeldData(held, context.locale),
      name: held.registration.name ?? '',
      contact: held.registration.contact,
      coming:
        held.registration.cancelledAt === null &&
        sessionState(held.session, context.now().toISOString()) === 'published',
    },
    path: localePath(context.locale, `/inscriptions/${params.token}`),
    corrected: said.has('corrige'),
    contactChanged: said.has('contact'),
  };
}

type Refused = { errors: FieldErrors; typed: Typed };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const registrationId = await readRegistrationToken(params.token, context);
  const sent = await readForm(request, context);
  const back = localePath(context.locale, `/inscriptions/${params.token}/donnees`);
  switch (sent.get('intent')) {
    case 'erase':
      return erase(registrationId, back, context);
    case 'correct':
      return correct(registrationId, sent, back, context);
    default:
      throw new Response(null, { status: 400 });
  }
}

async function erase(registrationId: string, back: string, context: RequestContext) {
  const outcome = await eraseHeldData(
    context.connection,
    registrationId,
    context.now(),
    askableContacts(context.settings),
  );
  if (outcome.kind === 'already_erased') return redirect(back, 303);
  if (outcome.labelChanged) await context.catalogue.refresh();
  return redirect(back, {
    status: 303,
    headers: await forgetRegistrationsHere(context, outcome.sessionSlug),
  });
}

async function correct(registrationId: string, sent: SentForm, back: string, context: RequestContext) {
  const form = checkForm(correctionShape, sent);
  if (form.kind === 'invalid') return data<Refused>(form, { status: 422 });
  const { typed } = form;
  const outcome = await correctHeldData(
    context.connection,
    { registrationId, ...form.values },
    context.now(),
    askableContacts(context.settings),
  );
  switch (outcome.kind) {
    case 'erased':
    case 'unchanged':
      return redirect(back, 303);
    case 'corrected': {
      if (outcome.linkNumber === undefined) return redirect(`${back}?corrige=1`, 303);
      // The link that led here was the former contact's too: it has just ended.
      const link = { id: registrationId, linkNumber: outcome.linkNumber };
      const token = makeRegistrationToken(context.settings.secret, link);
      return redirect(localePath(context.locale, `/inscriptions/${token}/donnees?contact=1`), 303);
    }
    case 'contact_needed':
      return data<Refused>({ errors: { contact: 'contact' }, typed }, { status: 422 });
    case 'contact_taken':
      return data<Refused>({ errors: { contact: 'contactTaken' }, typed }, { status: 422 });
  }
}

export default function HeldDataPage() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.yourData;
  if (!loaded.held) {
    return (
      <PageHeading title={words.nothing.title} lead={words.nothing.lead}>
        <p>{words.nothing.body}</p>
        <p>
          <a href={href('/ateliers')}>{words.nothing.find}</a>
        </p>
      </PageHeading>
    );
  }
  const { held, path, corrected, contactChanged } = loaded;
  return (
    <div className="stack-wide">
      {(corrected || contactChanged) && !refused && (
        <p className="notice notice-success" role="status">
          {contactChanged ? words.contactChanged : words.corrected}
        </p>
      )}
      <PageHeading title={words.title} lead={words.lead}>
        <p>
          <a href={path}>{words.back}</a>
        </p>
      </PageHeading>
      <div className="aside-layout">
        <HeldDataDetails held={held} path={path} />
        <div className="stack-wide">
          <CorrectionForm held={held} form={refused} />
          <ErasureForm coming={held.coming} />
        </div>
      </div>
    </div>
  );
}
