import type { Targets } from '#app/domain/campaign.ts';
import type { Totals } from '#app/domain/totals.ts';
import { formatNumber } from '#app/text/format.ts';
import { Meter } from './meter.tsx';
import { useText } from './page-context.tsx';
import { ParticipantsMakeUp, ToVerify } from './participants.tsx';
import '#app/styles/figures.css';

const noTargets: Targets = { events: 0, seats: 0, participants: 0 };

/** Events, seats and participants against their targets, the last with its make-up. Without targets, no bars. */
export function TotalsSummary({ totals, targets = noTargets }: { totals: Totals; targets?: Targets }) {
  const { text, locale } = useText();
  const { of, labels } = text.figures.summary;
  const label = (name: string, target: number) =>
    target > 0 ? of(name, formatNumber(target, locale)) : name;
  return (
    <div className="totals-summary" data-island="live">
      <span role="status" className="visually-hidden" data-reads="total-participants" />
      <Meter
        id="total-events"
        value={totals.events}
        target={targets.events}
        label={label(labels.events(totals.events), targets.events)}
      />
      <Meter
        id="total-seats"
        value={totals.seatsOffered}
        target={targets.seats}
        label={label(labels.seats(totals.seatsOffered), targets.seats)}
      />
      <Meter
        id="total-participants"
        value={totals.participants.total}
        target={targets.participants}
        label={label(labels.participants(totals.participants.total), targets.participants)}
      >
        <ParticipantsMakeUp participants={totals.participants} />
        <ToVerify count={totals.toVerify} />
      </Meter>
    </div>
  );
}
