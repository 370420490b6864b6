import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { Paging } from '#app/components/paging.tsx';
import { ReportsToVerify } from '#app/components/reports-to-verify.tsx';
import { verificationChoices } from '#app/domain/report-check.ts';
import { formatNumber } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { listReportsToVerify } from '#db/report-verifications.server.ts';
import { readPage } from './page-number.ts';

export const headers = privateHeaders;

const PER_PAGE = 25;

/** `/coordination/bilans`: the reports of the coordinator's territory that wait to be verified. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { territory } = await requireCoordinator(request, context);
  const search = new URL(request.url).searchParams;
  const number = readPage(search);
  return {
    page: { title: textIn(context.locale).reportChecks.title, hidden: true },
    ...(await listReportsToVerify(context.connection, territory, {
      offset: (number - 1) * PER_PAGE,
      limit: PER_PAGE,
    })),
    number,
    done: verificationChoices.find((choice) => choice === search.get('fait')),
  };
}

export default function ReportsToVerifyPage() {
  const { total, people, reports, number, done } = useLoaderData<typeof loader>();
  const { text, locale } = useText();
  const words = text.reportChecks;
  const lead =
    total === 0 ? words.none : words.lead(total, formatNumber(total, locale), formatNumber(people, locale));
  return (
    <div className="stack">
      <CoordinationNav />
      {done && (
        <p className="notice notice-success" role="status">
          {words.done[done]}
        </p>
      )}
      <PageHeading title={words.title} lead={lead}>
        {total > 0 && <p>{words.rule}</p>}
      </PageHeading>
      <ReportsToVerify reports={reports} />
      <Paging
        page={number}
        pages={Math.ceil(total / PER_PAGE)}
        address={(page) => `/coordination/bilans?page=${page}`}
      />
    </div>
  );
}
