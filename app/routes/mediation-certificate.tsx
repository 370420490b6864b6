import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ErrorSummary, TextArea } from '#app/components/field.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { readForm } from '#app/forms/sent-form.ts';
import { keepSigns } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { loadCertifiedSession, readCertificateNames } from './certificate-facts.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/attestation`: the form that mediation-certificate-pdf.ts answers with the PDF. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { session, certifiable } = await loadCertifiedSession(
    context,
    params.id ?? '',
    account.organisationId,
  );
  return {
    page: { title: textIn(context.locale).papers.certificate.title, hidden: true },
    formToken,
    id: session.id,
    title: session.title,
    certifiable,
  };
}

/** The form back with what is to be mended: the PDF's address sends here whatever it cannot print. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { certifiable } = await loadCertifiedSession(
    context,
    params.id ?? '',
    signedIn.account.organisationId,
  );
  const checked = await readCertificateNames(form);
  const errors = checked.kind === 'invalid' ? checked.errors : {};
  return data({ typed: checked.typed, errors }, { status: certifiable === 'yes' ? 422 : 409 });
}

export default function Certificate() {
  const { formToken, id, title, certifiable } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.papers.certificate;
  const own = href(`/mediation/ateliers/${id}`);
  return (
    <>
      <PageHeading kicker={<a href={own}>{keepSigns(title)}</a>} title={words.title} lead={words.lead} />
      {certifiable === 'yes' ? (
        <form method="post" action={`${own}/attestation.pdf`} className="form" noValidate>
          <FormToken value={formToken} />
          <ErrorSummary form={form} labels={{ names: words.name }} />
          <TextArea name="names" label={words.name} hint={words.nameHint} form={form} rows={4} />
          <p>
            <button type="submit" className="button">
              {words.make}
            </button>
          </p>
        </form>
      ) : (
        <p className="notice notice-warning">{words[certifiable]}</p>
      )}
    </>
  );
}
