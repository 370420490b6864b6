import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { drawCertificates } from '#app/papers/certificate.server.ts';
import { paperResponse } from '#app/papers/paper.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { certificateFacts, loadCertifiedSession, readCertificateNames } from './certificate-facts.server.ts';

/** Somebody who opens or reloads the address of the PDF: the names are gone, the form is there. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account } = await requireMediator(request, context);
  const { session } = await loadCertifiedSession(context, params.id ?? '', account.organisationId);
  return redirect(localePath(context.locale, `/mediation/ateliers/${session.id}/attestation`));
}

/**
 * `/mediation/ateliers/:id/attestation.pdf`: the names of the form, a page each. What the form must mend is sent on to its page by
 * a 307, which browsers follow with the form itself: no name ever stands in an address.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { session, certifiable } = await loadCertifiedSession(
    context,
    params.id ?? '',
    signedIn.account.organisationId,
  );
  const checked = await readCertificateNames(form);
  if (certifiable !== 'yes' || checked.kind === 'invalid')
    return redirect(localePath(context.locale, `/mediation/ateliers/${session.id}/attestation`), 307);
  const facts = await certificateFacts(session, context);
  const paper = await drawCertificates(facts, checked.values.names, textIn(context.locale));
  return paperResponse(paper, `attestation-${session.slug}`, 'attachment');
}
