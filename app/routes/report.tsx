import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { readReportToken } from '#app/auth/report-token.server.ts';
import { ReportPage } from '#app/components/report-page.tsx';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath } from '#app/text/locale.ts';
import { answerReport, loadReportPage } from './report-page.server.ts';

/** The address is the key: it must not travel in a Referer, nor stay in a cache or a search engine. */
export const headers: HeadersFunction = () => ({
  ...secretAddressHeaders(),
  'X-Robots-Tag': 'noindex, nofollow',
});

/** `/bilans/:token`: the report of one session for whoever has the link of the mail. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { sessionId, account } = await readReportToken(params.token, context);
  return {
    ...(await loadReportPage(request, { sessionId, ...account }, context)),
    path: localePath(context.locale, `/bilans/${params.token}`),
  };
}

/** No form token: there is no cookie to borrow, and the address is known to its reader alone. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { sessionId, account } = await readReportToken(params.token, context);
  const path = localePath(context.locale, `/bilans/${params.token}`);
  const form = await readForm(request, context);
  return answerReport(form, { sessionId, account, through: 'link', path }, context);
}

export default function ReportByLink() {
  return <ReportPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
