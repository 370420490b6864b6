import type { Connection } from '#db/connection.server.ts';
import { verifyReport } from '#db/report-verifications.server.ts';
import { fileReport } from '#db/reports.server.ts';
import { namedCoordinators, namedMediators } from './people.ts';

/** Reports that look odd, in all; of a mediator whom a visitor can be, at most. */
const REPORTS = 8;
const REPORTS_OF_ONE = 2;
/** How many times the seats there were, and people more. */
const TIMES = 1.6;
const MORE = 3;

/**
 * Corrects some reports of the last days at `now` so that they look odd, by the application's own rules: a visitor finds
 * reports to verify, and one whose correction is asked for. Those of the mediators whom a visitor can be come first. The
 * same rows give the same reports.
 */
export async function makeSomeReportsOdd(connection: Connection, now: Date): Promise<void> {
  const reported = await connection.db
    .selectFrom('sessions')
    .innerJoin('reports', 'reports.session_id', 'sessions.id')
    .innerJoin('campaigns', 'campaigns.id', 'sessions.campaign_id')
    .select(['sessions.id', 'organisation_id as organisationId', 'mediator_id as mediatorId'])
    .select(['department_code as departmentCode', 'capacity', 'expected', 'number', 'grade', 'comment'])
    .where('campaigns.ends_on', '>=', now.toISOString().slice(0, 10))
    .where('cancelled_at', 'is', null)
    .orderBy('sessions.starts_at')
    .orderBy('sessions.id')
    .execute();
  const named = namedMediators.flatMap(({ departmentCode }) =>
    reported.filter((report) => report.departmentCode === departmentCode).slice(0, REPORTS_OF_ONE),
  );
  const isNamed = (code: string) => namedMediators.some(({ departmentCode }) => departmentCode === code);
  const others = reported.filter(({ departmentCode }) => !isNamed(departmentCode));
  for (const { id, organisationId, mediatorId, number, ...report } of [...named, ...others].slice(
    0,
    REPORTS,
  )) {
    const headCount = Math.ceil((report.capacity ?? report.expected ?? 0) * TIMES) + MORE;
    const { grade, comment } = report;
    await fileReport(
      connection,
      {
        sessionId: id,
        account: { id: mediatorId, organisationId },
        through: 'sign_in',
        content: { headCount, grade, tallies: {}, comment },
        seen: number,
        confirmed: headCount,
      },
      now,
    );
  }
  if (named[0]) await askForCorrection(connection, named[0], now);
}

/** The coordinator of that département asks whether the number is right. */
async function askForCorrection(
  connection: Connection,
  { id, departmentCode, number }: { id: string; departmentCode: string; number: number },
  now: Date,
): Promise<void> {
  const coordinator = namedCoordinators.find(({ code }) => code === departmentCode);
  if (!coordinator) return;
  const account = await connection.db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', coordinator.email)
    .executeTakeFirst();
  if (!account) return;
  const note = 'Bonjour, ce nombre dépasse de loin la salle. Pouvez-vous vérifier ?';
  const request = { sessionId: id, choice: 'ask_correction' as const, note, seen: number + 1 };
  await verifyReport(connection, request, account.id, now);
}
