import { type ActionFunctionArgs, createCookie, data, redirect } from '@remix-run/node';
import { makeRegistrationToken } from '#app/auth/registration-token.server.ts';
import type { SignUpResult } from '#app/components/sign-up-form.tsx';
import { askableContacts } from '#app/domain/offer.ts';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { signUpShape } from '#app/forms/sign-up.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, locales } from '#app/text/locale.ts';
import { type SignUpOutcome, signUp } from '#db/registrations.server.ts';

/**
 * The action of a session's page: signs up, and leads to the registration. When the contact is registered already,
 * only a browser that signed it up (by its cookie, or by a double click) is led there; anybody else may have typed
 * somebody else's address, so the contact gets its link again instead
 * (docs/decisions/2026-11-22-signing-up-twice.md).
 */
export async function signUpAction({ request, params, context }: ActionFunctionArgs) {
  const form = checkForm(signUpShape, await readForm(request, context));
  if (form.kind === 'invalid') return data<SignUpResult>(form, { status: 422 });
  const slug = params.slug ?? '';
  const { name, contact, seats } = form.values;
  const outcome = await signUp(
    context.connection,
    { sessionSlug: slug, name, contact, seats, locale: context.locale, assistedBy: null },
    context.now(),
    askableContacts(context.settings),
  );
  switch (outcome.kind) {
    case 'confirmed':
    case 'waiting':
      if (outcome.labelChanged) await context.catalogue.refresh();
      return toRegistration(request, context, slug, outcome);
    case 'already':
      if (outcome.doubleClick || (await isKnownHere(request, context, slug, outcome)))
        return toRegistration(request, context, slug, outcome);
      return data<SignUpResult>({ kind: 'already', contact: contact.kind });
    case 'closed':
    case 'drop_in':
      return data<SignUpResult>({ kind: 'closed', typed: form.typed }, { status: 409 });
    case 'larger_than_capacity':
      return data<SignUpResult>(
        {
          kind: 'invalid',
          errors: { seats: 'groupTooLarge' },
          typed: form.typed,
          capacity: outcome.capacity,
        },
        { status: 422 },
      );
    case 'too_many_seats':
      return data<SignUpResult>(
        { kind: 'invalid', errors: { seats: 'seats' }, typed: form.typed },
        { status: 422 },
      );
  }
}

type SignedUp = Extract<SignUpOutcome, { registrationId: string }>;

/** Registrations that one browser remembers of one session: a family's contacts, not a list of names. */
const REMEMBERED = 5;
const DAY_IN_SECONDS = 24 * 60 * 60;

/**
 * The registrations that this browser made, for a day, so that signing up again leads to them. It is sent back to the
 * session's page only, and holds the same tokens as the mailed links.
 */
function rememberingCookie(context: Pick<RequestContext, 'locale' | 'settings'>, slug: string) {
  return createCookie('inscriptions', {
    path: localePath(context.locale, `/ateliers/${encodeURIComponent(slug)}`),
    httpOnly: true,
    sameSite: 'lax',
    secure: context.settings.publicUrl.startsWith('https:'),
    maxAge: DAY_IN_SECONDS,
  });
}

/** Headers that make this browser forget the registrations that it made for a session, in whatever language. */
export async function forgetRegistrationsHere(context: RequestContext, slug: string): Promise<Headers> {
  const headers = new Headers();
  for (const locale of locales) {
    const cookie = rememberingCookie({ ...context, locale }, slug);
    headers.append('Set-Cookie', await cookie.serialize([], { maxAge: 0 }));
  }
  return headers;
}

async function readRemembered(request: Request, context: RequestContext, slug: string): Promise<string[]> {
  const value: unknown = await rememberingCookie(context, slug).parse(request.headers.get('Cookie'));
  return Array.isArray(value) ? value.filter((token) => typeof token === 'string') : [];
}

async function isKnownHere(request: Request, context: RequestContext, slug: string, signedUp: SignedUp) {
  return (await readRemembered(request, context, slug)).includes(tokenOf(signedUp, context));
}

function tokenOf({ registrationId, linkNumber }: SignedUp, { settings }: RequestContext): string {
  return makeRegistrationToken(settings.secret, { id: registrationId, linkNumber });
}

async function toRegistration(request: Request, context: RequestContext, slug: string, outcome: SignedUp) {
  const token = tokenOf(outcome, context);
  const others = (await readRemembered(request, context, slug)).filter((other) => other !== token);
  const cookie = await rememberingCookie(context, slug).serialize([token, ...others].slice(0, REMEMBERED));
  // Whoever clicked twice signed up once, and need not be told otherwise.
  const already = outcome.kind === 'already' && !outcome.doubleClick ? '?deja=1' : '';
  return redirect(localePath(context.locale, `/inscriptions/${token}${already}`), {
    status: 303,
    headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' },
  });
}
