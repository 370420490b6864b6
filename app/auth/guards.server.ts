import { timingSafeEqual } from 'node:crypto';
import { redirect } from '@remix-run/node';
import {
  type Action,
  may,
  type Owner,
  type Place,
  type Territory,
  territoryOf,
} from '#app/domain/permission.ts';
import type { SentForm } from '#app/forms/sent-form.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath } from '#app/text/locale.ts';
import type { Account } from '#db/accounts.server.ts';
import { findAccountBySignIn } from '#db/sign-ins.server.ts';
import { readSignInCookie } from './sign-in-cookie.server.ts';
import { signToken } from './signed-token.server.ts';

/** Who reads the page, and the token that their forms carry. */
export type SignedIn = { account: Account; formToken: string };

/** A mediator works for an organisation: that is whose sessions they manage. */
export type SignedInMediator = SignedIn & { account: Account & { organisationId: string } };

export async function findSignedIn(request: Request, context: RequestContext): Promise<SignedIn | undefined> {
  const token = readSignInCookie(request, context.settings);
  if (token === undefined) return undefined;
  const account = await findAccountBySignIn(context.connection, token, context.now());
  return account && { account, formToken: makeFormToken(context.settings.secret, token) };
}

/**
 * @throws a redirect to the sign-in page, which comes back here, or to the space of a coordinator who works for no
 * organisation; a 403 response for anybody else who works for none.
 */
export async function requireMediator(request: Request, context: RequestContext): Promise<SignedInMediator> {
  const { account, formToken } = await requireSignIn(request, context);
  const { organisationId } = account;
  if (organisationId === null) {
    // The site's header leads here whoever reads it: a coordinator without an organisation has a space of their own.
    if (account.role === 'coordinator' && request.method === 'GET')
      throw redirect(localePath(context.locale, '/coordination'));
    throw new Response(null, { status: 403 });
  }
  return { account: { ...account, organisationId }, formToken };
}

/** A coordinator acts inside a territory: `requirePermission` asks for each thing whether it lies there. */
export type SignedInCoordinator = SignedIn & { territory: Territory };

/** @throws a redirect to the sign-in page, which comes back here; a 404 response for somebody who is no coordinator. */
export async function requireCoordinator(
  request: Request,
  context: RequestContext,
): Promise<SignedInCoordinator> {
  const signedIn = await requireSignIn(request, context);
  if (signedIn.account.role !== 'coordinator') throw new Response(null, { status: 404 });
  const territory = territoryOf(signedIn.account);
  context.territory = territory;
  return { ...signedIn, territory };
}

/** @throws a 404 response when the thing is not there, or not for this account to do that with */
export function requirePermission<About extends Place | Owner>(
  { account }: SignedIn,
  action: Action,
  about: About | undefined,
): asserts about is About {
  if (about === undefined || !may(account, action, about)) throw new Response(null, { status: 404 });
}

async function requireSignIn(request: Request, context: RequestContext): Promise<SignedIn> {
  const signedIn = await findSignedIn(request, context);
  if (signedIn) return signedIn;
  // What was to be sent cannot be sent again after signing in; the page it stood on may not answer a GET.
  const space = new URL(request.url).pathname.includes('/coordination') ? '/coordination' : '/mediation';
  const back = request.method === 'GET' ? context.address : localePath(context.locale, space);
  throw redirect(`${localePath(context.locale, '/connexion')}?retour=${encodeURIComponent(back)}`);
}

/** Refuses a form that another site made the browser send. @throws a 403 response */
export function checkFormToken(form: SentForm, signedIn: SignedIn): void {
  const given = form.get('formToken');
  const expected = Buffer.from(signedIn.formToken);
  const sent = Buffer.from(typeof given === 'string' ? given : '');
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected))
    throw new Response(null, { status: 403 });
}

/** Bound to this sign-in: it changes with the next one, and tells nothing of the cookie. */
function makeFormToken(secret: string, signInToken: string): string {
  return signToken(secret, 'form', signInToken).slice(signInToken.length);
}
