import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireCoordinator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CircularCriteriaForm } from '#app/components/circular-criteria.tsx';
import { CircularForm, CircularPreview } from '#app/components/circular-letter.tsx';
import { CircularReaders } from '#app/components/circular-readers.tsx';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { CIRCULARS_A_DAY, USUAL_RADIUS } from '#app/domain/circular.ts';
import { circularShape } from '#app/forms/circular.ts';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { listCircularReaders } from '#db/circular-readers.server.ts';
import { sendCircular, sendTest } from '#db/circulars.server.ts';
import { newId } from '#db/identifiers.ts';
import { readCriteria } from './circular-criteria.server.ts';
import { previewCircular } from './circular-preview.server.ts';

export const headers = privateHeaders;

const READERS_SHOWN = 50;

/** `/coordination/messages/nouveau`: to whom, what, read over, tried out, then sent. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const asked = await readCriteria(request, context, signedIn);
  const number = Number(new URL(request.url).searchParams.get('page'));
  const page = Number.isInteger(number) && number >= 1 && number <= 10_000 ? number : 1;
  const { criteria, ...shown } = asked;
  const found = await listCircularReaders(context.connection, criteria, context.now(), {
    offset: (page - 1) * READERS_SHOWN,
    limit: READERS_SHOWN,
  });
  return {
    page: { title: textIn(context.locale).circulars.writeTitle, hidden: true },
    formToken: signedIn.formToken,
    email: signedIn.account.email,
    ...shown,
    state: criteria.state,
    radius: criteria.near?.radius ?? USUAL_RADIUS,
    found: { ...found, page, pages: Math.ceil(found.count / READERS_SHOWN) },
    id: newId(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const sent = await readForm(request, context);
  checkFormToken(sent, signedIn);
  const { criteria } = await readCriteria(request, context, signedIn);
  const form = checkForm(circularShape, sent);
  const { typed } = form;
  if (form.kind === 'invalid') return data({ errors: form.errors, typed, read: undefined }, { status: 422 });
  const letter = form.values;
  const { connection, locale } = context;
  const { account } = signedIn;
  const read = async (tested?: 'sent' | 'already') => ({
    letter,
    mail: await previewCircular(context, account, letter, criteria),
    tested,
  });
  switch (sent.get('geste')) {
    case 'relire':
      return data({ errors: {}, typed, read: await read() });
    case 'essai': {
      const written = await sendTest(connection, account, letter, context.now());
      return data({ errors: {}, typed, read: await read(written ? 'sent' : 'already') });
    }
    case 'changer':
      return data({ errors: {}, typed, read: undefined });
    case 'envoyer': {
      const outcome = await sendCircular(connection, account.id, { ...letter, criteria }, context.now());
      if (outcome.kind === 'nobody' || outcome.kind === 'too_many_today')
        return data({ errors: {}, typed, read: undefined, refused: outcome.kind }, { status: 409 });
      return redirect(localePath(locale, `/coordination/messages/${letter.id}?envoye=1`), 303);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function WriteToMediators() {
  const { found, query, formToken, id, email, ...asked } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.circulars;
  const refused = form && 'refused' in form ? form.refused : undefined;
  return (
    <div className="stack">
      <CoordinationNav />
      <PageHeading
        kicker={<a href={href('/coordination/messages')}>{words.title}</a>}
        title={words.writeTitle}
        lead={form?.read ? undefined : words.writeLead}
      />
      <div className="stack-wide">
        {refused === 'nobody' && <p className="notice notice-warning">{words.refused.nobody}</p>}
        {refused === 'too_many_today' && (
          <p className="notice notice-warning">{words.refused.too_many_today(CIRCULARS_A_DAY)}</p>
        )}
        {form?.read && (
          <CircularPreview {...form.read} readers={found.count} email={email} formToken={formToken} />
        )}
        <section className="stack" aria-labelledby="a-qui">
          <h2 id="a-qui">{words.whom}</h2>
          {!form?.read && <CircularCriteriaForm {...asked} />}
          {!asked.problem && (
            <CircularReaders
              {...found}
              address={(page) => `/coordination/messages/nouveau${query}&page=${page}`}
            />
          )}
        </section>
        {!form?.read && !asked.problem && found.count > 0 && (
          <section className="stack" aria-labelledby="votre-message">
            <h2 id="votre-message">{words.yourMessage}</h2>
            <CircularForm form={form} id={id} formToken={formToken} />
          </section>
        )}
      </div>
    </div>
  );
}
