import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ErrorSummary, Field } from '#app/components/field.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { SessionTitle } from '#app/components/session-title.tsx';
import { When } from '#app/components/when.tsx';
import { askableContacts } from '#app/domain/offer.ts';
import { closedBecause, MAXIMUM_NAME_LENGTH } from '#app/domain/registration.ts';
import { MAXIMUM_SEATS_WHEN_ASSISTED, seatsLeft, sessionState } from '#app/domain/session.ts';
import { checkForm, type FieldErrors, type Typed } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { assistedSignUpShape } from '#app/forms/sign-up.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { newId } from '#db/identifiers.ts';
import { signUp } from '#db/registrations.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/inscrire`: a mediator signs up somebody who is on the phone or at the desk. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const session = await getOwnSession(context.connection, params.id ?? '', account.organisationId);
  return {
    page: { title: textIn(context.locale).registrants.signUp.title, hidden: true },
    formToken,
    session,
    closed: closedBecause(sessionState(session, context.now().toISOString()))?.because,
    left: seatsLeft(session),
    id: newId(),
  };
}

type Refused = { errors: FieldErrors; typed: Typed; capacity?: number; known?: string };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const sent = await readForm(request, context);
  checkFormToken(sent, signedIn);
  const { connection, locale } = context;
  const { account } = signedIn;
  const session = await getOwnSession(connection, params.id ?? '', account.organisationId);
  const form = checkForm(assistedSignUpShape, sent);
  const { typed } = form;
  if (form.kind === 'invalid') return data<Refused>({ errors: form.errors, typed }, { status: 422 });
  const outcome = await signUp(
    connection,
    { ...form.values, sessionSlug: session.slug, locale, assistedBy: account.id },
    context.now(),
    askableContacts(context.settings),
  );
  const pageOf = (id: string) => `/mediation/ateliers/${session.id}/inscriptions/${id}`;
  switch (outcome.kind) {
    case 'confirmed':
    case 'waiting':
      if (outcome.labelChanged) await context.catalogue.refresh();
      return redirect(localePath(locale, `${pageOf(outcome.registrationId)}?fait=inscrit`), 303);
    case 'already':
      if (outcome.doubleClick)
        return redirect(localePath(locale, `${pageOf(outcome.registrationId)}?fait=inscrit`), 303);
      return data<Refused>(
        { errors: { contact: 'contactTaken' }, typed, known: pageOf(outcome.registrationId) },
        { status: 422 },
      );
    // The page says what the session is now.
    case 'closed':
    case 'drop_in':
      return data<Refused>({ errors: {}, typed }, { status: 409 });
    case 'larger_than_capacity':
      return data<Refused>(
        { errors: { seats: 'groupTooLarge' }, typed, capacity: outcome.capacity },
        { status: 422 },
      );
    case 'too_many_seats':
      return data<Refused>({ errors: { seats: 'groupSeats' }, typed }, { status: 422 });
  }
}

export default function AssistedSignUp() {
  const { session, closed, left, id, formToken } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.registrants.signUp;
  const why =
    closed === undefined ? session.entry === 'drop_in' && words.dropIn : text.signUp.closed[closed].body;
  return (
    <>
      <PageHeading
        kicker={
          <a href={href(`/mediation/ateliers/${session.id}`)}>
            <SessionTitle session={session} />
          </a>
        }
        title={words.title}
        lead={why ? undefined : words.lead}
      >
        <p className="first-capital">
          <When span={session} withYear />
        </p>
      </PageHeading>
      {why ? (
        <p className="notice">{why}</p>
      ) : (
        <form method="post" action={address} className="form" noValidate>
          <FormToken value={formToken} />
          <input type="hidden" name="id" value={form?.typed.id ?? id} />
          {left !== undefined && (
            <p className={left === 0 ? 'notice notice-warning' : ''}>{words.free(left)}</p>
          )}
          <ErrorSummary form={form} labels={words.labels}>
            {form?.capacity !== undefined && <p>{text.signUp.largerThanCapacity(form.capacity)}</p>}
            {form?.known !== undefined && (
              <p>
                <a href={href(form.known)}>{words.knownContact}</a>
              </p>
            )}
          </ErrorSummary>
          <Field
            name="name"
            label={words.labels.name}
            form={form}
            autoComplete="off"
            maxLength={MAXIMUM_NAME_LENGTH}
          />
          <Field
            name="contact"
            label={words.labels.contact}
            hint={words.hints.contact}
            form={form}
            optional
            autoComplete="off"
            spellCheck={false}
          />
          <Field
            name="seats"
            type="number"
            label={words.labels.seats}
            hint={words.hints.seats}
            form={form}
            value={1}
            min={1}
            max={MAXIMUM_SEATS_WHEN_ASSISTED}
            short
          />
          <button type="submit" className="button">
            {words.button}
          </button>
        </form>
      )}
    </>
  );
}
