import { data, redirect } from '@remix-run/node';
import { checkFormToken, type SignedInCoordinator } from '#app/auth/guards.server.ts';
import type { FormState } from '#app/components/field.tsx';
import type { Verdict } from '#app/domain/moderation.ts';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { readTicked, returnShape } from '#app/forms/verdict.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { giveVerdict, LARGEST_VERDICT, type VerdictOutcome } from '#db/reviews.server.ts';

/** What the page is given back when nothing was decided: what was ticked stays ticked. */
export type VerdictForm = { nothing: boolean; ticked: string[]; reason: FormState };

/** The counts of an outcome in an address, and read from one. */
export const outcomeNames = {
  published: 'publies',
  confirmed: 'laisses',
  verified: 'valides',
  returned: 'renvoyes',
  decidedAlready: 'deja',
  changedSince: 'changes',
} as const satisfies Record<keyof VerdictOutcome, string>;

/** Decides what the form of a page of the queue says, and goes back to `back`, a path with its query or without. */
export async function verdictAction(
  request: Request,
  context: RequestContext,
  signedIn: SignedInCoordinator,
  back: string,
) {
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const ticked = readTicked(form);
  const number = ticked.sessions.length + ticked.organisations.length;
  const kept = [...form.getAll('atelier'), ...form.getAll('structure')].map(String);
  const returns = form.get('geste') === 'renvoyer';
  if (form.get('geste') === 'rien') {
    const typed = { motif: String(form.get('motif') ?? ''), precision: String(form.get('precision') ?? '') };
    return data<VerdictForm>({ nothing: false, ticked: kept, reason: { typed } });
  }
  const checked = returns ? checkForm(returnShape, form) : undefined;
  if (number === 0 || number > LARGEST_VERDICT)
    return data<VerdictForm>(
      { nothing: true, ticked: kept, reason: checked && { typed: checked.typed } },
      { status: 422 },
    );
  if (checked?.kind === 'invalid')
    return data<VerdictForm>({ nothing: false, ticked: kept, reason: checked }, { status: 422 });
  const verdict: Verdict = checked
    ? { kind: 'return', reason: checked.values.motif, note: checked.values.precision }
    : { kind: 'approve' };
  const outcome = await giveVerdict(context.connection, signedIn.account, ticked, verdict, {
    now: context.now(),
    publicUrl: context.settings.publicUrl,
  });
  if (outcome.published > 0) await context.catalogue.refresh();
  const address = new URL(back, context.settings.publicUrl);
  address.searchParams.delete('apres');
  for (const name of Object.values(outcomeNames)) address.searchParams.delete(name);
  for (const [name, count] of countsOf(outcome)) address.searchParams.set(name, String(count));
  return redirect(`${address.pathname}${address.search}`, 303);
}

function countsOf(outcome: VerdictOutcome): [string, number][] {
  return Object.entries(outcomeNames).flatMap(([key, name]): [string, number][] => {
    const count = isCount(key) ? outcome[key] : 0;
    return count > 0 ? [[name, count]] : [];
  });
}

function isCount(key: string): key is keyof VerdictOutcome {
  return key in outcomeNames;
}

/** What was done just before, as the address says. */
export function readOutcome(query: URLSearchParams): VerdictOutcome {
  const count = (name: string) => {
    const value = query.get(name) ?? '';
    return /^\d{1,3}$/.test(value) ? Number(value) : 0;
  };
  return {
    published: count(outcomeNames.published),
    confirmed: count(outcomeNames.confirmed),
    verified: count(outcomeNames.verified),
    returned: count(outcomeNames.returned),
    decidedAlready: count(outcomeNames.decidedAlready),
    changedSince: count(outcomeNames.changedSince),
  };
}
