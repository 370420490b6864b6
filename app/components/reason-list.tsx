import type { CheckReason } from '#app/domain/report-check.ts';
import { writeReason } from '#app/text/check-reason.ts';
import { useText } from './page-context.tsx';

/** What looks odd about a report, one sentence each. */
export function ReasonList({ reasons }: { reasons: readonly CheckReason[] }) {
  const { text, locale } = useText();
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason.kind}>{writeReason(reason, text, locale)}</li>
      ))}
    </ul>
  );
}
