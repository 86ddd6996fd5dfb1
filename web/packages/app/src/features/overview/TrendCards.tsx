import type { TimeChart } from '@callsight/charts';
import {
  type Answer,
  type CatalogMetric,
  type ComparisonKind,
  clipped,
  comparedBuckets,
  comparedNumbers,
  comparisonLabel,
  type Grain,
  grainFor,
  numbersOf,
  type RangeInput,
} from '@callsight/client-model';
import { useMemo } from 'react';
import { ChartCard, type Choose } from '../../charts';
import { findMetric, useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { useCardAnswer } from './KpiCards';
import classes from './Overview.module.css';
import { TRENDS } from './questions';

/** Pixels. */
const HEIGHT = 220;

/** Calls, leads and revenue over time, with the period compared with. */
export function TrendCards() {
  return TRENDS.map((id) => <TrendCard key={id} id={id} />);
}

function TrendCard({ id }: { readonly id: string }) {
  const asked = useCardAnswer();
  const format = useFormat();
  const { view, zoom, openDrill } = useView();
  const metric = findMetric(useCatalog(), id);
  const chart = useMemo(
    () => chartOf(metric, asked.answer, view.range),
    [metric, asked.answer, view.range],
  );
  const choose: Choose = ({ index }, narrow) => {
    const bucket = asked.answer?.buckets?.[index];
    if (bucket === undefined || asked.answer === undefined) return;
    const range = clipped(bucket, asked.answer.meta.range);
    if (narrow) zoom(range);
    else openDrill({ metric: id, range, filters: [] });
  };
  const refused = asked.notApplicable[id] !== undefined;
  return (
    <ChartCard
      title={`${metric?.label ?? 'Loading'} over time`}
      help={<MetricHelp metric={id} />}
      subtitle={legendOf(view.comparison, view.range)}
      className={classes.third ?? ''}
      state={refused ? { ...asked, loading: false } : asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      {...(refused ? { emptyHint: "These filters can't narrow this figure." } : {})}
    />
  );
}

/** Says which line is which, in the words of the pickers. */
function legendOf(comparison: readonly ComparisonKind[], range: RangeInput): string {
  const [first, second] = comparison.map((kind) => comparisonLabel(kind, range));
  if (first === undefined) return 'Without a comparison';
  return second === undefined ? `Grey: ${first}` : `Grey: ${first}; dashed: ${second}`;
}

function chartOf(
  metric: CatalogMetric | undefined,
  answer: Answer | undefined,
  range: RangeInput,
): TimeChart | undefined {
  if (metric === undefined || answer?.totals[metric.id] === undefined) return undefined;
  return {
    kind: 'time',
    mark: 'area',
    title: `${metric.label} over time`,
    measure: metric,
    grain: grainOf(answer, range),
    buckets: answer.buckets ?? [],
    series: [{ id: metric.id, label: metric.label, values: numbersOf(answer, metric.id) }],
    comparisons: answer.comparisons.map((comparison) => ({
      label: comparisonLabel(comparison.kind, range),
      buckets: comparedBuckets(comparison),
      values: comparedNumbers(answer, comparison, metric.id),
    })),
  };
}

const DAY = 86_400_000;

/** The grain that was answered, which may still be the one of the range before. */
function grainOf(answer: Answer, range: RangeInput): Grain {
  const bucket = answer.buckets?.[0];
  if (bucket === undefined) return grainFor(range);
  const length = Date.parse(bucket.end) - Date.parse(bucket.start);
  if (length < DAY / 2) return 'hour';
  return length < 2 * DAY ? 'day' : grainFor(range);
}
