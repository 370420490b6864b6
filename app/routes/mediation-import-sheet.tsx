import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ImportCheck } from '#app/components/import-check.tsx';
import { ImportProgress } from '#app/components/import-progress.tsx';
import { ImportResult } from '#app/components/import-result.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import {
  discardSessionImport,
  getSessionImport,
  type SessionImport,
  startImportWork,
} from '#db/session-imports.server.ts';

/** Seconds between two looks at the progress, without any script. */
const REFRESH_SECONDS = 2;

export function headers({ loaderHeaders }: { loaderHeaders: Headers }): Headers {
  const all = new Headers(privateHeaders());
  const refresh = loaderHeaders.get('Refresh');
  if (refresh !== null) all.set('Refresh', refresh);
  return all;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const found = await getSessionImport(context.connection, params.id ?? '', account, context.now());
  const title = titleOf(found, textIn(context.locale).sessionImport);
  const working = found.work !== null;
  return data(
    { page: { title, hidden: true }, title, formToken, found },
    { headers: working ? { Refresh: String(REFRESH_SECONDS) } : {} },
  );
}

function titleOf({ work, finishedAt }: SessionImport, words: ReturnType<typeof textIn>['sessionImport']) {
  if (work === 'store') return words.progressTitle;
  if (work === 'publish') return words.publishingTitle;
  return finishedAt === null ? words.checkTitle : words.doneTitle;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, locale } = context;
  const id = params.id ?? '';
  const own = localePath(locale, `/mediation/import/${id}`);
  switch (form.get('geste')) {
    case 'enregistrer':
      await startImportWork(connection, id, signedIn.account, 'store', context.now());
      return redirect(own, 303);
    case 'publier':
      await startImportWork(connection, id, signedIn.account, 'publish', context.now());
      return redirect(own, 303);
    case 'abandonner':
      await discardSessionImport(connection, id, signedIn.account, context.now());
      return redirect(localePath(locale, '/mediation/import'), 303);
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function ImportSheet() {
  const { title, found, formToken } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation/import')}>{text.sessionImport.title}</a>}
        title={title}
        lead={text.sessionImport.checked(found.fileName)}
      />
      {found.work !== null ? (
        <ImportProgress rows={found.rows} work={found.work} />
      ) : found.finishedAt === null ? (
        <ImportCheck rows={found.rows} unknownHeadings={found.unknownHeadings} formToken={formToken} />
      ) : (
        <ImportResult rows={found.rows} drafts={found.drafts} formToken={formToken} />
      )}
    </>
  );
}
