import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { privateHeaders } from '#app/auth/private-page.ts';
import { Checkbox } from '#app/components/field.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { RegistrantDetails } from '#app/components/registrant-details.tsx';
import { sessionState } from '#app/domain/session.ts';
import { keepSigns } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { cancelForRegistrant } from '#db/assisted-registrations.server.ts';
import { loadRegistrant, readRegistrantForm } from './registrant-request.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/inscriptions/:registrationId/annuler`: a mediator cancels somebody's registration. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { formToken, session, registrant } = await loadRegistrant(args);
  const { cancel, page } = textIn(context.locale).registrants;
  const title = cancel.title(registrant.name ?? page.noName);
  const state = sessionState(session, context.now().toISOString());
  const open = state === 'published' && registrant.cancelledAt === null && registrant.name !== null;
  return { page: { title, hidden: true }, title, formToken, session, registrant, open };
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { form, own, circumstances, page } = await readRegistrantForm(args);
  const tell = form.has('prevenir');
  const outcome = await cancelForRegistrant(context.connection, own, { tell }, circumstances);
  switch (outcome.kind) {
    case 'cancelled':
      if (outcome.labelChanged) await context.catalogue.refresh();
      return redirect(page, 303);
    // A second click finds it done.
    case 'already_cancelled':
      return redirect(page, 303);
    // The page says so.
    case 'closed':
      return data(null, { status: 409 });
  }
}

export default function CancelRegistrant() {
  const { title, session, registrant, open, formToken } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.registrants.cancel;
  const own = href(`/mediation/ateliers/${session.id}`);
  return (
    <>
      <PageHeading
        kicker={<a href={own}>{keepSigns(session.title)}</a>}
        title={title}
        lead={open ? words.lead : undefined}
      />
      {open ? (
        <form method="post" action={address} className="form">
          <FormToken value={formToken} />
          <RegistrantDetails registrant={registrant} timeZone={session.timeZone} />
          {registrant.contact === null ? (
            <p className="notice">{words.noContact}</p>
          ) : (
            <Checkbox name="prevenir" label={words.tell} checked />
          )}
          <p className="row">
            <button type="submit" className="button button-danger">
              {words.button}
            </button>
            <a className="button button-quiet" href={`${own}/inscriptions/${registrant.id}`}>
              {words.keep}
            </a>
          </p>
        </form>
      ) : (
        <p className="notice notice-warning">{words.closed}</p>
      )}
    </>
  );
}
