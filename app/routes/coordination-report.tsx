import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { ReportFile, ReportHistory } from '#app/components/report-file.tsx';
import { SessionTitle } from '#app/components/session-title.tsx';
import { VerificationForms } from '#app/components/verification-forms.tsx';
import { When } from '#app/components/when.tsx';
import { checkForm } from '#app/forms/form.ts';
import { confirmationShape, correctionRequestShape } from '#app/forms/report-verification.ts';
import { readForm, type SentForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { findReportFile, verifyReport } from '#db/report-verifications.server.ts';

export const headers = privateHeaders;

/** `/coordination/bilans/:id`: a session's report with its history; to confirm, or to send back, while it looks odd. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const found = await findReportFile(context.connection, params.id ?? '');
  requirePermission(signedIn, 'verify-reports', found?.place);
  const words = textIn(context.locale).reportChecks.file;
  return {
    page: { title: found?.session.toVerifySince ? words.title : words.titleSettled, hidden: true },
    file: found,
    formToken: signedIn.formToken,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const sent = await readForm(request, context);
  checkFormToken(sent, signedIn);
  const sessionId = params.id ?? '';
  const { connection, locale } = context;
  const found = await findReportFile(connection, sessionId);
  requirePermission(signedIn, 'verify-reports', found?.place);
  const { choice, checked } = readChoice(sent);
  if (checked.kind === 'invalid')
    return data({ errors: checked.errors, typed: checked.typed, refused: undefined }, { status: 422 });
  const verification = { sessionId, choice, ...checked.values };
  const outcome = await verifyReport(connection, verification, signedIn.account.id, context.now());
  switch (outcome.kind) {
    case 'confirmed':
    case 'asked':
      await context.catalogue.refresh();
      return redirect(localePath(locale, `/coordination/bilans?fait=${choice}`), 303);
    default:
      return data({ errors: {}, typed: checked.typed, refused: outcome.kind }, { status: 409 });
  }
}

/** Which of the two forms was sent, and what it holds. */
function readChoice(sent: SentForm) {
  switch (sent.get('geste')) {
    case 'confirmer':
      return { choice: 'confirm' as const, checked: checkForm(confirmationShape, sent) };
    case 'demander': {
      const shape = correctionRequestShape.transform(({ seen, reason }) => ({ seen, note: reason }));
      return { choice: 'ask_correction' as const, checked: checkForm(shape, sent) };
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function VerifyReport() {
  const { file, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { text, href } = useText();
  const { address } = usePage();
  if (!file) return null;
  const words = text.reportChecks.file;
  const { session, versions } = file;
  const toVerify = session.toVerifySince !== null;
  return (
    <div className="stack">
      <CoordinationNav />
      <PageHeading
        kicker={<a href={href('/coordination/bilans')}>{words.back}</a>}
        title={toVerify ? words.title : words.titleSettled}
      >
        <p className="lead">
          <SessionTitle session={session} />
        </p>
        <p className="first-capital">
          <When span={session} withYear />
          {session.venueName !== null && `, ${session.venueName}, ${session.communeName}`}
        </p>
      </PageHeading>
      <div className="stack-wide">
        {answer?.refused && (
          <p className="notice notice-warning" role="alert">
            {words.refused[answer.refused]}
          </p>
        )}
        <ReportFile file={file} />
        {toVerify && (
          <VerificationForms
            address={address}
            formToken={formToken}
            seen={versions[0]?.number ?? 0}
            headCount={session.headCount}
            form={answer}
          />
        )}
        <ReportHistory file={file} />
      </div>
    </div>
  );
}
