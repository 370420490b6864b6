/** What the two doors to a report share: signed in, and by the link of a mail. */
import { data, redirect } from '@remix-run/node';
import { isReportOpen } from '#app/domain/report.ts';
import { sessionState } from '#app/domain/session.ts';
import { writeReportSummary } from '#app/feeds/report-summary.ts';
import { checkForm, type FieldErrors, type Typed } from '#app/forms/form.ts';
import { reportShape } from '#app/forms/report.ts';
import type { SentForm } from '#app/forms/sent-form.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { textIn } from '#app/text/locale.ts';
import { findCampaignOf } from '#db/campaigns.server.ts';
import { countCheckedIn } from '#db/check-ins.server.ts';
import { fileReport, findReport, type NewReport } from '#db/reports.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';
import { sessionWords } from './session-papers.server.ts';

export type RefusedReport = {
  errors?: FieldErrors;
  typed?: Typed;
  /** A head-count to confirm, and the seats that it surprises beside. */
  surprising?: { headCount: number; seats: number };
  filedMeanwhile?: true;
};

/** A session's report as its page shows it. @throws a 404 response when it is another organisation's */
export async function loadReportPage(
  request: Request,
  { sessionId, organisationId }: { sessionId: string; organisationId: string },
  { connection, locale, now }: RequestContext,
) {
  const session = await getOwnSession(connection, sessionId, organisationId);
  const text = textIn(locale);
  const report = await findReport(connection, sessionId);
  const campaign = await findCampaignOf(connection, session.campaignId);
  const checkedIn = report ? 0 : await countCheckedIn(connection, sessionId);
  const words = sessionWords(session, locale);
  const instant = now().toISOString();
  return {
    page: { title: `${text.reports.title}, ${session.title}`, hidden: true },
    session,
    state: sessionState(session, instant),
    open: isReportOpen(session, instant),
    /** Since when it would not count any more. */
    archivedAt: campaign?.archivedAt ?? null,
    report,
    /** Ticked at the door, to start from; 0: nobody was, or the report is filed. */
    checkedIn,
    summary: report && writeReportSummary({ ...session, ...words }, report.content, text, locale),
    justFiled: new URL(request.url).searchParams.has('fait'),
  };
}

/** Files what the form holds; back to the page at `path` when it is done. */
export async function answerReport(
  form: SentForm,
  door: Pick<NewReport, 'sessionId' | 'account' | 'through'> & { path: string },
  { connection, catalogue, now }: RequestContext,
) {
  const checked = checkForm(reportShape, form);
  if (checked.kind === 'invalid') return data<RefusedReport>(checked, { status: 422 });
  const { values: content, typed } = checked;
  const { path, ...account } = door;
  const seen = Number(form.get('seen'));
  const confirmed = form.has('confirmed') ? Number(form.get('confirmed')) : undefined;
  const outcome = await fileReport(connection, { ...account, content, seen, confirmed }, now());
  switch (outcome.kind) {
    case 'filed':
      await catalogue.refresh();
      return redirect(`${path}?fait=1`, 303);
    case 'unchanged':
      return redirect(`${path}?fait=1`, 303);
    case 'too_many': {
      const errors: FieldErrors = Object.fromEntries(
        outcome.groups.map((group) => [group, 'tallyTooLarge' as const]),
      );
      return data<RefusedReport>({ errors, typed }, { status: 422 });
    }
    case 'surprising': {
      const surprising = { headCount: content.headCount, seats: outcome.seats };
      return data<RefusedReport>({ typed, surprising }, { status: 422 });
    }
    case 'filed_meanwhile':
      return data<RefusedReport>({ typed, filedMeanwhile: true }, { status: 409 });
    case 'not_open':
      return data<RefusedReport>({}, { status: 409 });
  }
}
