import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ErrorSummary } from '#app/components/field.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { PreparationForm, StepList } from '#app/components/preparation-form.tsx';
import { fieldsOf, sessionFieldLabels, WhatPart } from '#app/components/session-form-parts.tsx';
import { TemplateChoice } from '#app/components/template-choice.tsx';
import { typedTemplate } from '#app/forms/preparation.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { savePreparation } from '#db/preparations.server.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { findSessionTemplate, listSessionTemplates } from '#db/session-templates.server.ts';
import { answerStep, keepStep, openStep, stepPath } from './preparation-steps.server.ts';

export const headers = privateHeaders;

/** `/mediation/brouillons/:id/contenu`: a template to start from, then the texts, free to change. */
export async function loader(args: LoaderFunctionArgs) {
  const { formToken, preparation, errors } = await openStep(args, 'what');
  const { connection, locale } = args.context;
  const [programmes, templates] = await Promise.all([
    listProgrammes(connection),
    listSessionTemplates(connection),
  ]);
  const blank = new URL(args.request.url).searchParams.has('page-blanche');
  return {
    page: { title: textIn(locale).mediation.preparation.stepTitles.what, hidden: true },
    id: preparation.id,
    formToken,
    form: { typed: preparation.typed, errors },
    programmes,
    templates,
    choosing: preparation.typed.title === undefined && !blank,
  };
}

export async function action(args: ActionFunctionArgs) {
  const kept = await keepStep(args);
  const { connection, locale, now } = args.context;
  const chosen = kept.form.get('modele');
  if (typeof chosen !== 'string') return answerStep(kept, locale, 'what', 'when');
  const template = await findSessionTemplate(connection, chosen);
  if (!template) throw new Response(null, { status: 404 });
  await savePreparation(connection, kept.id, kept.account, typedTemplate(template), now());
  return redirect(localePath(locale, stepPath(kept.id, 'what')), 303);
}

export default function PreparationWhat() {
  const { id, formToken, programmes, templates, choosing, form: kept } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? kept;
  const { text, href } = useText();
  const words = text.mediation.preparation;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={words.stepTitles.what}
      >
        <StepList preparationId={id} step="what" />
      </PageHeading>
      {choosing ? (
        <TemplateChoice preparationId={id} formToken={formToken} templates={templates} blankPage />
      ) : (
        <div className="stack-wide">
          <PreparationForm preparationId={id} formToken={formToken} next={words.next}>
            <ErrorSummary form={form} labels={sessionFieldLabels(text)} />
            <WhatPart programmes={programmes} field={fieldsOf(text, form, {})} />
          </PreparationForm>
          <details>
            <summary>{words.otherTemplate}</summary>
            <TemplateChoice preparationId={id} formToken={formToken} templates={templates} />
          </details>
        </div>
      )}
    </>
  );
}
