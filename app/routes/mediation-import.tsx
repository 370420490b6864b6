import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { FormToken } from '#app/components/form-token.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { MAXIMUM_SHEET_ROWS } from '#app/domain/session-sheet.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { formatNumber } from '#app/text/format.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { listSessionImports } from '#db/session-imports.server.ts';
import { checkSessionSheet } from './session-import-check.server.ts';

export const headers = privateHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  return {
    page: { title: textIn(context.locale).sessionImport.title, hidden: true },
    formToken,
    imports: await listSessionImports(context.connection, account, context.now()),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0)
    return data({ reason: 'no-file' as const }, { status: 422 });
  const outcome = await checkSessionSheet(context, signedIn.account, {
    name: file.name
      .normalize('NFC')
      .replace(/\p{Cc}/gu, '')
      .slice(0, 120),
    bytes: Buffer.from(await file.arrayBuffer()),
  });
  if (outcome.kind === 'refused') return data({ reason: outcome.reason }, { status: 422 });
  return redirect(localePath(context.locale, `/mediation/import/${outcome.importId}`), 303);
}

export default function ImportSessions() {
  const { formToken, imports } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { text, href } = useText();
  const { locale } = usePage();
  const words = text.sessionImport;
  const shown = (number: number) => formatNumber(number, locale);
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={words.title}
        lead={words.lead}
      />
      <div className="stack-wide">
        <section className="stack">
          <h2>{words.modelTitle}</h2>
          <p>{words.modelLead}</p>
          <p className="row">
            <a className="button button-quiet" href={href('/mediation/import/modele.xlsx')} download>
              {words.modelXlsx}
            </a>
            <a className="button button-quiet" href={href('/mediation/import/modele.csv')} download>
              {words.modelCsv}
            </a>
          </p>
        </section>
        <section className="stack">
          <h2>{words.sendTitle}</h2>
          <form method="post" encType="multipart/form-data" className="stack">
            <FormToken value={formToken} />
            <div className={refusal ? 'field field-bad' : 'field'}>
              <label htmlFor="champ-file">{words.file}</label>
              <p className="field-hint" id="champ-file-aide">
                {words.fileHint(shown(MAXIMUM_SHEET_ROWS))}
              </p>
              {refusal && (
                <p className="field-error" id="champ-file-erreur">
                  <span>
                    <span className="visually-hidden">{text.forms.errorPrefix}</span>
                    {words.fileRefusals[refusal.reason]}
                  </span>
                </p>
              )}
              <input
                id="champ-file"
                className="input"
                type="file"
                name="file"
                required
                accept=".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                aria-invalid={refusal ? true : undefined}
                aria-describedby={refusal ? 'champ-file-aide champ-file-erreur' : 'champ-file-aide'}
                // biome-ignore lint/a11y/noAutofocus: after an error, focus goes to the field to mend.
                autoFocus={refusal ? true : undefined}
              />
            </div>
            <p className="row">
              <button type="submit" className="button">
                {words.check}
              </button>
              <span className="soft">{words.nothingYet}</span>
            </p>
          </form>
        </section>
        {imports.length > 0 && (
          <section className="stack">
            <h2>{words.pending}</h2>
            <ul>
              {imports.map((each) => (
                <li key={each.id}>
                  <a href={href(`/mediation/import/${each.id}`)}>
                    {words.pendingLine(each.fileName, words.rows(each.rows, shown(each.rows)))}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="stack">
          <h2>{words.export}</h2>
          <p>{words.exportLead}</p>
          <p className="row">
            <a className="button button-quiet" href={href('/mediation/ateliers.xlsx')} download>
              {words.exportXlsx}
            </a>
            <a className="button button-quiet" href={href('/mediation/ateliers.csv')} download>
              {words.exportCsv}
            </a>
          </p>
        </section>
      </div>
    </>
  );
}
