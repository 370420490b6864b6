import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { DeclarationForm, GoalForm, WithdrawalForm } from '#app/components/goal-forms.tsx';
import { GoalAndProgress } from '#app/components/goal-progress.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { StatusNotice } from '#app/components/status-notice.tsx';
import type { DeclarationDecision } from '#app/domain/goal.ts';
import { checkForm, type FieldErrors, type Typed } from '#app/forms/form.ts';
import { declarationShape, goalShape } from '#app/forms/goal.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { declarePart, findGoal, setGoal, withdrawPart } from '#db/goals.server.ts';

export const headers = privateHeaders;

/** `/coordination/objectif-pluriannuel`: the long-term goal, how far it is, and what partners declare. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  requirePermission(signedIn, 'manage-campaigns', { kind: 'country' });
  const found = await findGoal(context.connection);
  return {
    page: { title: textIn(context.locale).goal.title, hidden: true },
    formToken: signedIn.formToken,
    goal: found?.goal,
    progress: found?.progress,
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  requirePermission(signedIn, 'manage-campaigns', { kind: 'country' });
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, locale } = context;
  const { id } = signedIn.account;
  const now = context.now();
  const back = async (done: string) => {
    await context.catalogue.refresh();
    return redirect(localePath(locale, `/coordination/objectif-pluriannuel?fait=${done}`), 303);
  };
  const refuse = (sent: 'goal' | 'part', typed: Typed, errors: FieldErrors) =>
    data({ sent, typed, errors }, { status: 422 });
  switch (form.get('geste')) {
    case 'fixer': {
      const checked = checkForm(goalShape, form);
      if (checked.kind === 'invalid') return refuse('goal', checked.typed, checked.errors);
      return back(await setGoal(connection, id, checked.values, now));
    }
    case 'declarer': {
      const checked = checkForm(declarationShape, form);
      if (checked.kind === 'invalid') return refuse('part', checked.typed, checked.errors);
      const { reached: people, ...part } = checked.values;
      const { kind } = await declarePart(connection, id, { ...part, people }, now);
      return kind === 'declared' ? back(kind) : refuse('part', checked.typed, refusals[kind]);
    }
    case 'retirer':
      // Somebody else may have withdrawn it: that is what was wanted.
      await withdrawPart(connection, id, String(form.get('part') ?? ''), now);
      return back('withdrawn');
    default:
      throw new Response(null, { status: 400 });
  }
}

const refusals: Record<Exclude<DeclarationDecision['kind'], 'declared'>, FieldErrors> = {
  outside: { year: 'goalYearOutside' },
  'in-the-future': { statedOn: 'declaredInTheFuture' },
  known: { partner: 'declaredAlready' },
  'too-many': { partner: 'tooManyDeclared' },
};

export default function GoalPage() {
  const { goal, progress, done, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { text } = useText();
  const words = text.goal;
  const goalForm = answer?.sent === 'goal' ? answer : undefined;
  const partForm = answer?.sent === 'part' ? answer : undefined;
  return (
    <div className="stack figures-page">
      <CoordinationNav />
      <PageHeading title={words.title} lead={words.lead} />
      {!answer && <Done done={done} />}
      <section data-island="live">
        <h2>{words.standing}</h2>
        {goal && progress ? (
          <GoalAndProgress
            goal={goal}
            progress={progress}
            gestureOf={(part) => <WithdrawalForm part={part} formToken={formToken} />}
          />
        ) : (
          <p>{words.none}</p>
        )}
      </section>
      {goal && (
        <section id="partenaire">
          <h2>{words.declare.title}</h2>
          <p>{words.declare.lead}</p>
          <DeclarationForm form={partForm} formToken={formToken} />
        </section>
      )}
      <section id="fixer">
        <h2>{goal ? words.set.change : words.set.title}</h2>
        <p>{words.set.lead}</p>
        <GoalForm goal={goal} form={goalForm} formToken={formToken} />
      </section>
    </div>
  );
}

/** What the last gesture did. */
function Done({ done }: { done: string | null }) {
  const words: Partial<Record<string, string>> = useText().text.goal.done;
  const said = done === null ? undefined : words[done];
  if (said === undefined) return null;
  return <StatusNotice kind={done === 'unchanged' ? 'warning' : 'success'}>{said}</StatusNotice>;
}
