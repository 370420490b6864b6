import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { privateHeaders } from '#app/auth/private-page.ts';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { RegistrantDetails } from '#app/components/registrant-details.tsx';
import { RegistrantChangeForm, RegistrationActs, SeatingForm } from '#app/components/registrant-forms.tsx';
import { When } from '#app/components/when.tsx';
import { decideSeating } from '#app/domain/seating.ts';
import { sessionState } from '#app/domain/session.ts';
import { checkForm, type FieldErrors, type Typed } from '#app/forms/form.ts';
import { registrantChangeShape } from '#app/forms/sign-up.ts';
import { keepSigns } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { changeForRegistrant, seatByHand } from '#db/assisted-registrations.server.ts';
import { listActs } from '#db/registration-acts.server.ts';
import { loadRegistrant, readRegistrantForm } from './registrant-request.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/inscriptions/:registrationId`: one registration, as the mediators of the session see it. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { formToken, session, registrant } = await loadRegistrant(args);
  const state = sessionState(session, context.now().toISOString());
  const { cancelledAt, waitingNumber, offeredUntil, seats } = registrant;
  const status = cancelledAt !== null ? 'cancelled' : waitingNumber === null ? 'confirmed' : 'waiting';
  const registration = { status, seats, offered: offeredUntil !== null } as const;
  return {
    page: { title: registrant.name ?? textIn(context.locale).registrants.page.noName, hidden: true },
    formToken,
    session,
    registrant,
    open: state === 'published' && status !== 'cancelled' && registrant.name !== null,
    seating: decideSeating({ ...session, state, registration, raiseTo: undefined }),
    acts: await listActs(context.connection, registrant.id),
    done: new URL(request.url).searchParams.get('fait'),
  };
}

type Refused = { errors?: FieldErrors; typed?: Typed; possible?: number; capacity?: number };

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { form, own, circumstances, page } = await readRegistrantForm(args);
  const { connection } = context;
  if (form.get('geste') === 'placer') {
    const raiseTo = Number(form.get('capacite')) || undefined;
    const { publicUrl } = context.settings;
    const outcome = await seatByHand(connection, own, { raiseTo, publicUrl }, circumstances);
    switch (outcome.kind) {
      case 'seated':
        if (outcome.labelChanged) await context.catalogue.refresh();
        return redirect(`${page}?fait=place`, 303);
      // A second click finds it done.
      case 'already_confirmed':
        return redirect(page, 303);
      // The page says what is free now.
      case 'does_not_fit':
      case 'closed':
      case 'registration_cancelled':
        return data<Refused>({}, { status: 409 });
    }
  }
  if (form.get('geste') !== 'changer') throw new Response(null, { status: 400 });
  const checked = checkForm(registrantChangeShape, form);
  const { typed } = checked;
  if (checked.kind === 'invalid') return data<Refused>({ errors: checked.errors, typed }, { status: 422 });
  const outcome = await changeForRegistrant(connection, own, checked.values, circumstances);
  const refuse = (refused: Refused) => data<Refused>({ typed, ...refused }, { status: 422 });
  switch (outcome.kind) {
    case 'changed':
      if (outcome.labelChanged) await context.catalogue.refresh();
      return redirect(`${page}?fait=change`, 303);
    case 'unchanged':
      return redirect(page, 303);
    case 'closed':
    case 'registration_cancelled':
      return data<Refused>({}, { status: 409 });
    case 'not_enough_seats':
      return refuse({ errors: { seats: 'notEnoughSeats' }, possible: outcome.possible });
    case 'larger_than_capacity':
      return refuse({ errors: { seats: 'groupTooLarge' }, capacity: outcome.capacity });
    case 'too_many_seats':
      return refuse({ errors: { seats: 'groupSeats' } });
  }
}

export default function OwnRegistrant() {
  const { session, registrant, open, seating, acts, done, formToken } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.registrants.page;
  const own = href(`/mediation/ateliers/${session.id}`);
  const waiting = registrant.position !== undefined;
  const said = refused
    ? undefined
    : { inscrit: waiting ? words.wait : words.signedUp, change: words.saved, place: words.seated }[
        done ?? ''
      ];
  return (
    <>
      <PageHeading
        kicker={<a href={own}>{keepSigns(session.title)}</a>}
        title={registrant.name ?? words.noName}
      >
        <p className="first-capital">
          <When span={session} withYear />
        </p>
      </PageHeading>
      <div className="stack-wide">
        {said !== undefined && (
          <p
            className={waiting && done === 'inscrit' ? 'notice notice-warning' : 'notice notice-success'}
            role="status"
          >
            {said}
          </p>
        )}
        {refused && !refused.errors && (
          <p className="notice notice-warning" role="alert">
            {text.registrants.seating.changedMeanwhile}
          </p>
        )}
        <RegistrantDetails registrant={registrant} timeZone={session.timeZone} />
        {open && (
          <>
            <SeatingForm registrant={registrant} seating={seating} own={own} formToken={formToken} />
            <RegistrantChangeForm
              registrant={registrant}
              form={refused}
              possible={refused?.possible}
              capacity={refused?.capacity}
              own={own}
              formToken={formToken}
            />
          </>
        )}
        <RegistrationActs acts={acts} timeZone={session.timeZone} />
        <p className="row">
          {open && (
            <>
              <a className="button button-quiet" href={`${own}/inscrire`}>
                {text.registrants.signUp.another}
              </a>
              <a className="button button-danger" href={`${own}/inscriptions/${registrant.id}/annuler`}>
                {text.registrants.cancel.link}
              </a>
            </>
          )}
          <a href={`${own}#inscrits`}>{words.back}</a>
        </p>
      </div>
    </>
  );
}
