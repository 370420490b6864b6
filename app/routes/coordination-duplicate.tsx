import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  checkFormToken,
  requireCoordinator,
  requirePermission,
  type SignedInCoordinator,
} from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { DuplicateComparison } from '#app/components/duplicate-comparison.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { askableContacts } from '#app/domain/offer.ts';
import { type MergeDecision, summariseMoves } from '#app/domain/session-merging.ts';
import { readForm } from '#app/forms/sent-form.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { dismissDuplicate, listDuplicatesOf } from '#db/session-duplicates.server.ts';
import { mergeSessions, previewSessionMerge } from '#db/session-merges.server.ts';
import { getSessionToReview } from '#db/sessions.server.ts';
import { findPlace } from '#db/territories.server.ts';

export const headers = privateHeaders;

/** `/coordination/moderation/doublons/:id/:otherId`: two sessions beside each other, to be merged or told apart. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { connection } = context;
  const now = context.now();
  const ids = readPair(params);
  const sessions = await loadPair(ids, signedIn, context);
  const alike = await listDuplicatesOf(connection, ids[0], now);
  const previews = await Promise.all(
    ids.map((keptId) => {
      const [goneId = keptId] = ids.filter((id) => id !== keptId);
      return previewSessionMerge(connection, { keptId, goneId }, now);
    }),
  );
  return {
    page: { title: textIn(context.locale).sessionMerges.compareTitle, hidden: true },
    formToken: signedIn.formToken,
    sessions: sessions.map((session, index) => ({ session, merge: summarise(previews[index]) })),
    alike: alike.some(({ one, other }) => ids.includes(one.id) && ids.includes(other.id)),
  };
}

/** What keeping a session would do; `refused` says why it cannot be kept. Names stay with the mediators. */
function summarise(decision: MergeDecision | undefined) {
  if (decision?.kind === 'merge') return { kind: 'merge' as const, ...summariseMoves(decision.moves) };
  return { kind: 'refused' as const, why: decision?.kind ?? ('same' as const) };
}

/** Both of them. @throws a 404 response when one is not there, or not this coordinator's to moderate */
async function loadPair(
  ids: readonly [string, string],
  signedIn: SignedInCoordinator,
  { connection }: RequestContext,
) {
  if (ids[0] === ids[1]) throw new Response(null, { status: 404 });
  const found = await Promise.all(ids.map((id) => getSessionToReview(connection, id)));
  for (const { session } of found) {
    const place = await findPlace(connection, 'department', session.departmentCode);
    requirePermission(signedIn, 'moderate', place);
  }
  return found.map(({ session }) => session);
}

function readPair({ id = '', otherId = '' }: LoaderFunctionArgs['params']): [string, string] {
  return [id, otherId];
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const ids = readPair(params);
  const sessions = await loadPair(ids, signedIn, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, settings, locale } = context;
  const now = context.now();
  if (form.get('geste') === 'differents') {
    await dismissDuplicate(connection, signedIn.account, ids, now);
    return redirect(localePath(locale, '/coordination/moderation/doublons?fait=differents'), 303);
  }
  const kept = sessions.find(({ id }) => id === form.get('garder'));
  const gone = sessions.find(({ id }) => id !== kept?.id);
  if (!kept || !gone) return data({ refused: 'choose' as const }, { status: 422 });
  const outcome = await mergeSessions(
    connection,
    signedIn.account,
    { keptId: kept.id, goneId: gone.id },
    {
      now,
      publicUrl: settings.publicUrl,
      askable: askableContacts(settings),
      // Kept with the session, and read by its registrants: in the language of the site.
      reason: textIn('fr').sessionMerges.reason(kept.title),
    },
  );
  if (outcome.kind !== 'merged') return data({ refused: outcome.kind }, { status: 409 });
  await context.catalogue.refresh();
  return redirect(localePath(locale, '/coordination/moderation/doublons?fait=reuni'), 303);
}

export default function Duplicate() {
  const { formToken, sessions, alike } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.sessionMerges;
  return (
    <div className="stack">
      <CoordinationNav />
      <PageHeading
        kicker={<a href={href('/coordination/moderation/doublons')}>{words.title}</a>}
        title={words.compareTitle}
        lead={words.compareLead}
      />
      <div className="stack-wide">
        {form && (
          <p className="notice notice-danger" role="alert">
            {words.refusals[form.refused]}
          </p>
        )}
        <DuplicateComparison sessions={sessions} alike={alike} formToken={formToken} />
      </div>
    </div>
  );
}
