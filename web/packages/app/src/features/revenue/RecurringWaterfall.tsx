import type { WaterfallChart } from '@callsight/charts';
import type { Interval, RangeInput } from '@callsight/client-model';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat } from '../../data';
import { MetricHelp } from '../../drill';
import {
  comparedWith,
  measureOf,
  useAgainst,
  useChoose,
  useKnownAnswer,
  useRefusal,
} from '../../panels';
import { hasRecurring, LEVEL_QUESTION, MOVEMENT_METRICS, recurringSteps, START } from './recurring';

const MRR = 'revenue.mrr';
const HEIGHT = 300;
const DAY = 86_400_000;
const MOVED = { metrics: MOVEMENT_METRICS };
const NOTHING = { metrics: [] };

/** What moved recurring revenue from the start of the range to its end. */
export function RecurringWaterfall({ className }: { readonly className: string }) {
  const format = useFormat();
  const catalog = useCatalog();
  const against = useAgainst();
  const moved = useKnownAnswer(MOVED);
  const begin = useStart(moved.answer?.meta.range);
  const start = useKnownAnswer(
    useMemo(
      () =>
        begin === undefined ? NOTHING : { metrics: LEVEL_QUESTION, range: begin, comparison: [] },
      [begin],
    ),
  );
  const chart = useMemo((): WaterfallChart | undefined => {
    const level = start.answer?.totals[MRR];
    if (moved.answer === undefined || level === undefined || start.stale) return undefined;
    const steps = recurringSteps(level, moved.answer.totals, moved.answer.comparisons[0]);
    if (!hasRecurring(steps)) return undefined;
    return {
      kind: 'waterfall',
      title: 'What moved recurring revenue',
      measure: measureOf(catalog, MRR),
      steps,
      ...comparedWith(against),
    };
  }, [moved.answer, start.answer, start.stale, catalog, against]);

  const choose = useChoose(
    useCallback(
      (target) => {
        const step = chart?.steps[target.index];
        if (step === undefined) return undefined;
        if (step.id !== START) return { metric: step.id, filters: [] };
        return { metric: MRR, filters: [], ...(begin === undefined ? {} : { range: begin }) };
      },
      [chart, begin],
    ),
  );

  const failed = moved.problem ?? start.problem;
  return (
    <ChartCard
      className={className}
      title="What moved recurring revenue"
      subtitle="Monthly amounts, from the start of the range to its end"
      help={<MetricHelp metric="revenue.mrr_start" />}
      state={{
        loading: failed === undefined && chart === undefined && (moved.loading || start.loading),
        stale: moved.stale || (chart !== undefined && start.stale),
        problem: failed,
        retry: () => {
          moved.retry();
          start.retry();
        },
      }}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      hint="Click for the records"
      emptyHint="Subscriptions bring recurring revenue; pick a range in which there were some."
      {...useRefusal(moved, MRR)}
    />
  );
}

/** The day before a range, whose end is the moment at which the range begins. */
function useStart(range: Interval | undefined): RangeInput | undefined {
  const start = range?.start;
  return useMemo(() => {
    if (start === undefined) return undefined;
    return { start: new Date(Date.parse(start) - DAY).toISOString(), end: start };
  }, [start]);
}
