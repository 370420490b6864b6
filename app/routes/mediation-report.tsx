import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ReportPage } from '#app/components/report-page.tsx';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath } from '#app/text/locale.ts';
import { answerReport, loadReportPage } from './report-page.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/bilan`: the report of a session, for the organisation that holds it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const session = { sessionId: params.id ?? '', organisationId: account.organisationId };
  return {
    ...(await loadReportPage(request, session, context)),
    path: localePath(context.locale, `/mediation/ateliers/${session.sessionId}/bilan`),
    formToken,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const sessionId = params.id ?? '';
  const path = localePath(context.locale, `/mediation/ateliers/${sessionId}/bilan`);
  const { account } = signedIn;
  return answerReport(form, { sessionId, account, through: 'sign_in', path }, context);
}

export default function OwnReport() {
  return <ReportPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
