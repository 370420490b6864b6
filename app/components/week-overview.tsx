import type { Targets } from '#app/domain/campaign.ts';
import type { DayCounts, PaceBasis, PaceFigure } from '#app/domain/pace.ts';
import type { TargetOrigin } from '#app/domain/target.ts';
import type { Totals } from '#app/domain/totals.ts';
import type { WeekCounts, WeekRates } from '#app/domain/week-rates.ts';
import { FrozenSince } from './frozen-since.tsx';
import { MakeUpTable } from './make-up-table.tsx';
import { useText } from './page-context.tsx';
import { TrendCharts } from './trend-charts.tsx';
import { WeekMeters } from './week-meters.tsx';
import { WeekRateList } from './week-rate-list.tsx';

/** What the pages of the whole territory and of a département tell of the week alike. */
export function WeekOverview({
  week,
}: {
  week: {
    campaign: { startsOn: string; endsOn: string; archivedAt: string | null };
    today: string;
    totals: Totals;
    origins: Record<keyof Targets, TargetOrigin>;
    basis: PaceBasis;
    previous: string | undefined;
    pace: Record<keyof Targets, PaceFigure>;
    trend: readonly DayCounts[];
    counts: WeekCounts;
    rates: WeekRates;
  };
}) {
  const { text } = useText();
  const words = text.week;
  return (
    <>
      <section>
        <h2>{words.pace}</h2>
        <FrozenSince archivedAt={week.campaign.archivedAt} />
        <WeekMeters {...week} />
      </section>
      <section>
        <h2>{words.trend.title}</h2>
        <TrendCharts days={week.trend} week={week.campaign} />
      </section>
      <section>
        <h2>{words.rates.title}</h2>
        <WeekRateList counts={week.counts} rates={week.rates} />
      </section>
      <section>
        <h2>{text.figures.makeUp.title}</h2>
        <MakeUpTable totals={week.totals} />
      </section>
    </>
  );
}
