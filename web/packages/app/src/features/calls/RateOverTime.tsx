import type { Target, TimeChart } from '@callsight/charts';
import { grainFor } from '@callsight/client-model';
import { useCallback, useMemo, useState } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { useKnownAnswer } from './asked';
import { MetricPicker } from './MetricPicker';
import { measureOf } from './measures';
import { bucketsOf, comparisonsOf, rangeOf, valuesOf } from './timeline';

const METRICS = [
  'calls.success_rate',
  'calls.answer_rate',
  'calls.automation_rate',
  'calls.resolution_rate',
  'calls.transfer_rate',
  'calls.average_duration',
  'calls.satisfaction',
  'calls.sentiment',
  'calls.quality_score',
  'calls.latency_p50',
  'calls.latency_p95',
  'calls.interruption_rate',
  'calls.fault_rate',
  'calls.cost_per_call',
  'calls.cost_per_success',
] as const;
const HEIGHT = 250;

/** One rate over time, against the period before. */
export function RateOverTime() {
  const { view, change, openDrill } = useView();
  const format = useFormat();
  const catalog = useCatalog();
  const [metric, setMetric] = useState<string>(METRICS[0]);
  const grain = grainFor(view.range);
  const asked = useKnownAnswer(useMemo(() => ({ metrics: [metric], grain }), [metric, grain]));
  const { answer } = asked;
  const chart = useMemo((): TimeChart | undefined => {
    if (answer === undefined || !(metric in answer.totals)) return undefined;
    const facts = measureOf(catalog, metric);
    return {
      kind: 'time',
      title: `${facts.label} over time`,
      mark: 'line',
      grain,
      measure: facts,
      buckets: bucketsOf(answer),
      series: [{ id: metric, label: facts.label, values: valuesOf(answer, metric) }],
      comparisons: comparisonsOf(answer, metric, view.range),
    };
  }, [answer, metric, catalog, grain, view.range]);

  const choose = useCallback(
    (target: Target, narrow: boolean) => {
      const bucket = chart?.buckets[target.index];
      if (bucket === undefined || answer === undefined) return;
      const range = rangeOf(bucket, answer);
      if (narrow) change({ range });
      else openDrill({ metric, range, filters: [] });
    },
    [chart, answer, metric, change, openDrill],
  );

  return (
    <ChartCard
      title="A rate over time"
      help={<MetricHelp metric={metric} />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      hint="Click for the records, shift-click to zoom in"
      actions={
        <MetricPicker
          label="Rate over time"
          metrics={METRICS}
          value={metric}
          onChange={setMetric}
        />
      }
    />
  );
}
