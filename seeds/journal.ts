import type { AuditAct } from '#app/domain/audit.ts';
import type { AccountTable, AuditEntryTable } from '#db/schema.ts';
import type { DemonstrationRows } from './demonstration-plan.ts';

/** What the journal would have kept, had people done by hand what the demonstration invents. */
export function tellActs({ sessions, reports, accounts }: DemonstrationRows): AuditEntryTable[] {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const lines: AuditEntryTable[] = [];
  const note = (
    act: AuditAct,
    subject: { kind: 'session' | 'report' | 'account'; id: string },
    by: string | null,
    at: string | null,
    place: { departmentCode: string | null; regionCode: string | null },
    details: AuditEntryTable['details'] = null,
  ) => {
    const account = byId.get(by ?? '');
    if (!account || at === null) return;
    lines.push({
      id: `${subject.id}-${subject.kind}-${act}`,
      happened_at: at,
      account_id: account.id,
      role: account.role,
      territory_kind: account.territory_kind,
      territory_code: account.territory_code,
      act,
      subject_kind: subject.kind,
      subject_id: subject.id,
      department_code: place.departmentCode,
      region_code: place.regionCode,
      details,
    });
  };
  const placeOf = new Map(
    sessions.map(({ id, department_code: departmentCode, region_code: regionCode }) => [
      id,
      { departmentCode, regionCode },
    ]),
  );
  const nowhere = { departmentCode: null, regionCode: null };
  for (const session of sessions) {
    const subject = { kind: 'session' as const, id: session.id };
    const place = placeOf.get(session.id) ?? nowhere;
    note('created', subject, session.created_by, session.created_at, place);
    note('published', subject, session.published_by, session.published_at, place);
    note('cancelled', subject, session.cancelled_by, session.cancelled_at, place);
  }
  for (const { session_id, number, head_count: headCount, grade, filed_by, filed_at } of reports) {
    const details = JSON.stringify({ headCount, grade });
    const subject = { kind: 'report' as const, id: session_id };
    note(
      number === 1 ? 'filed' : 'corrected',
      subject,
      filed_by,
      filed_at,
      placeOf.get(session_id) ?? nowhere,
      details,
    );
  }
  for (const account of accounts.filter(({ role }) => role === 'coordinator')) {
    const subject = { kind: 'account' as const, id: account.id };
    note('joined', subject, account.id, account.created_at, whereItCoordinates(account, sessions));
  }
  return lines;
}

function whereItCoordinates(
  { territory_kind: kind, territory_code: code }: AccountTable,
  sessions: DemonstrationRows['sessions'],
) {
  if (kind === null) return { departmentCode: null, regionCode: null };
  if (kind === 'region') return { departmentCode: null, regionCode: code };
  const regionCode = sessions.find(({ department_code }) => department_code === code)?.region_code ?? null;
  return { departmentCode: code, regionCode };
}
