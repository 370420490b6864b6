import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { makeArrivalToken } from '#app/auth/arrival-token.server.ts';
import { readRegistrationToken } from '#app/auth/registration-token.server.ts';
import { ArrivalCode } from '#app/components/arrival-code.tsx';
import { CalendarLinks } from '#app/components/calendar-links.tsx';
import { useText } from '#app/components/page-context.tsx';
import { ReconfirmationQuestion } from '#app/components/reconfirmation.tsx';
import { RegistrationDetails } from '#app/components/registration-details.tsx';
import { CancellationForm, SeatChangeForm } from '#app/components/registration-forms.tsx';
import { RegistrationOffer } from '#app/components/registration-offer.tsx';
import { RegistrationStatus } from '#app/components/registration-status.tsx';
import { ThanksChoice } from '#app/components/thanks-choice.tsx';
import { askableContacts } from '#app/domain/offer.ts';
import { seatsWorthAsking } from '#app/domain/registration.ts';
import { type SessionState, sessionState } from '#app/domain/session.ts';
import { googleCalendarUrl, outlookCalendarUrl } from '#app/feeds/calendar-links.ts';
import { checkForm, type FieldErrors, type Typed } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { seatChangeShape } from '#app/forms/sign-up.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { findQuestion, reconfirm } from '#db/reconfirmations.server.ts';
import { findRegistration, type RegistrationView } from '#db/registration-views.server.ts';
import { cancelRegistration, changeSeats } from '#db/registrations.server.ts';
import { areThanksWanted, chooseThanks } from '#db/thanks.server.ts';
import { answerOffer } from './registration-offer.server.ts';

/** The address is the key: it must not travel in a Referer, nor stay in a cache or a search engine. */
export const headers: HeadersFunction = () => ({
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex, nofollow',
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const registrationId = await readRegistrationToken(params.token, context);
  const registration = await findRegistration(context.connection, registrationId, context.now());
  // Its other page says that nothing is kept any more.
  if (!registration) throw redirect(localePath(context.locale, `/inscriptions/${params.token}/donnees`), 303);
  const { session } = registration;
  const state = sessionState(session, context.now().toISOString());
  // The link to take part is for those who have a seat.
  if (registration.status !== 'confirmed' || state === 'cancelled') session.onlineUrl = null;
  const text = textIn(context.locale);
  const path = localePath(context.locale, `/ateliers/${session.slug}`);
  const link = {
    ...session,
    place: session.venue
      ? `${session.venue.name}, ${session.venue.address}, ${session.venue.postcode} ${session.venue.communeName}`
      : text.registration.online,
    url: `${context.settings.publicUrl}${path}`,
  };
  const said = new URL(request.url).searchParams;
  return {
    page: { title: text.registration.pageTitle(session.title), hidden: true },
    registration,
    state,
    largest: seatsWorthAsking(session, { ...registration, offered: registration.offeredUntil !== null }),
    askable:
      registration.contactKind !== null &&
      askableContacts(context.settings).includes(registration.contactKind),
    calendar: { file: `${path}.ics`, google: googleCalendarUrl(link), outlook: outlookCalendarUrl(link) },
    arrival:
      isComing(registration.status, state) && session.attendance !== 'online'
        ? `${context.settings.publicUrl}/arrivee/${makeArrivalToken(context.settings.secret, registrationId)}`
        : null,
    dataPath: localePath(context.locale, `/inscriptions/${params.token}/donnees`),
    question: await findQuestion(context.connection, registrationId, context.now()),
    thanksWanted: await areThanksWanted(context.connection, registrationId),
    already: said.has('deja'),
    seatsChanged: said.has('places'),
    late: said.has('trop-tard'),
  };
}

function isComing(status: RegistrationView['status'], state: SessionState): boolean {
  return status === 'confirmed' && (state === 'published' || state === 'under_way');
}

type Refused = { errors?: FieldErrors; typed?: Typed; possible?: number };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const registrationId = await readRegistrationToken(params.token, context);
  const sent = await readForm(request, context);
  const back = localePath(context.locale, `/inscriptions/${params.token}`);
  const askable = askableContacts(context.settings);
  const intent = sent.get('intent');
  if (intent === 'accept' || intent === 'decline') {
    const answered = await answerOffer(intent, registrationId, back, context);
    return answered ?? data<Refused>({}, { status: 409 });
  }
  if (intent === 'cancel') {
    const outcome = await cancelRegistration(context.connection, registrationId, context.now(), askable);
    if (outcome.kind === 'closed') return data<Refused>({}, { status: 409 });
    if (outcome.kind === 'cancelled' && outcome.labelChanged) await context.catalogue.refresh();
    return redirect(back, 303);
  }
  if (sent.get('intent') === 'thanks') {
    await chooseThanks(context.connection, registrationId, sent.has('suite'), context.now());
    return redirect(back, 303);
  }
  if (sent.get('intent') === 'come') {
    await reconfirm(context.connection, registrationId, context.now(), askable);
    return redirect(back, 303);
  }
  const form = checkForm(seatChangeShape, sent);
  if (form.kind === 'invalid') return data<Refused>(form, { status: 422 });
  const change = { registrationId, seats: form.values.seats };
  const outcome = await changeSeats(context.connection, change, context.now(), askable);
  const { typed } = form;
  switch (outcome.kind) {
    case 'changed':
      if (outcome.labelChanged) await context.catalogue.refresh();
      return redirect(`${back}?places=1`, 303);
    case 'unchanged':
      return redirect(back, 303);
    case 'closed':
    case 'registration_cancelled':
      return data<Refused>({}, { status: 409 });
    case 'not_enough_seats':
      return data<Refused>(
        { errors: { seats: 'notEnoughSeats' }, typed, possible: outcome.possible },
        { status: 422 },
      );
    case 'larger_than_capacity':
      return data<Refused>({ errors: { seats: 'groupTooLarge' }, typed }, { status: 422 });
    case 'too_many_seats':
      return data<Refused>({ errors: { seats: 'seats' }, typed }, { status: 422 });
  }
}

export default function Registration() {
  const {
    registration,
    state,
    largest,
    askable,
    calendar,
    arrival,
    dataPath,
    question,
    thanksWanted,
    already,
    seatsChanged,
    late,
  } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { text } = useText();
  const words = text.registration;
  const coming = isComing(registration.status, state);
  const open = registration.status !== 'cancelled' && state === 'published';
  const offered = open ? registration.offeredUntil : null;
  return (
    <div className="stack-wide">
      {already && (
        <p className="notice" role="status">
          {words.already}
        </p>
      )}
      {seatsChanged && (
        <p className="notice notice-success" role="status">
          {words.seatsChanged}
        </p>
      )}
      {late && registration.status === 'waiting' && (
        <p className="notice notice-warning" role="status">
          {text.offer.late}
        </p>
      )}
      {offered ? (
        <RegistrationOffer registration={registration} offeredUntil={offered} />
      ) : (
        <RegistrationStatus registration={registration} state={state} askable={askable} />
      )}
      <ReconfirmationQuestion state={question} />
      <div className="aside-layout">
        <RegistrationDetails registration={registration} />
        <div className="stack-wide">
          {coming && <CalendarLinks {...calendar} />}
          {arrival && <ArrivalCode address={arrival} />}
          {coming && registration.contactKind !== null && <ThanksChoice wanted={thanksWanted} />}
          {open && (
            <SeatChangeForm
              seats={registration.seats}
              largest={largest}
              form={refused}
              possible={refused?.possible}
            />
          )}
          {open && !offered && <CancellationForm waiting={registration.status === 'waiting'} />}
          {state === 'under_way' && <p className="notice">{words.started}</p>}
          <p className="no-print">
            <a href={dataPath}>{text.yourData.link}</a>
          </p>
        </div>
      </div>
    </div>
  );
}
